package org.tongguan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.Node;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.runtime.Ids;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** A port for one journey: a trader of its own who files, and one caller for every role, all over HTTP. */
public final class Port {

    private static final String PASSWORD = "a long enough password";
    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);
    private final Trader trader;

    public Port(int port, Traders traders, Accounts accounts, Tokens tokens) {
        this.trader = SampleTraders.register(traders);
        for (Role role : Role.values()) {
            boolean ofTrader = role == Role.DECLARANT || role == Role.TRADER_MANAGER;
            boolean atOffice = role == Role.OFFICER || role == Role.INSPECTOR || role == Role.SENIOR || role == Role.LANE;
            String name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + Ids.next().toString().substring(24);
            Account account = accounts.create(Actor.PLATFORM, new NewAccount(name, "测试", Set.of(role), atOffice ? "2218" : null,
                    ofTrader ? trader.id() : null, true, PASSWORD));
            callers.put(role, new Caller(port).bearer(tokens.create(account.actor(), "journey").token()));
        }
    }

    public Caller as(Role role) {
        return callers.get(role);
    }

    public Trader trader() {
        return trader;
    }

    /** A document of {@code cases/declarations}, filed by this port's trader as owner, trader and declarant in one. */
    public Document document(String base) {
        try {
            Document document = JsonDocuments.read(Files.readString(Path.of("cases/declarations/base-" + base + ".json")));
            Node head = document.only("head");
            for (String party : new String[] {"trader", "owner", "declarant", "inputAgent"}) {
                head.set(party + "Code", trader.customsCode()).set(party + "CreditCode", trader.creditCode()).set(party + "Name", trader.name().zh());
            }
            // Its own bill of lading, so that no other journey's goods look like these.
            if (head.text("transportDocumentNumber") != null && "2".equals(head.text("transportMode"))) {
                head.set("transportDocumentNumber", "BL" + Math.abs(UUID.randomUUID().getMostSignificantBits() % 100_000_000L));
            }
            return document;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
