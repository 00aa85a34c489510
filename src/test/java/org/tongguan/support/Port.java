package org.tongguan.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.runtime.Ids;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** A port for one journey: a trader of its own who files, and one caller for every role, all over HTTP. */
public final class Port {

    /** The password of every account made here. */
    public static final String PASSWORD = "a long enough password";
    private static final String OFFICE = "2218";
    private final Map<Role, Caller> callers = new EnumMap<>(Role.class);
    private final Map<String, Caller> elsewhere = new java.util.HashMap<>();
    private final Trader trader;
    private final int port;
    private final Accounts accounts;
    private final Tokens tokens;
    private final Clock clock;
    private final Map<Role, String> names = new EnumMap<>(Role.class);

    public Port(int port, Traders traders, Accounts accounts, Tokens tokens, Clock clock) {
        this.port = port;
        this.accounts = accounts;
        this.tokens = tokens;
        this.clock = clock;
        this.trader = SampleTraders.register(traders);
    }

    /** The caller of that role, whose account is made when it is first asked for. */
    public Caller as(Role role) {
        return callers.computeIfAbsent(role, r -> caller(r, OFFICE));
    }

    /** The caller of that role at another office than the port's own, 2218. */
    public Caller at(Role role, String office) {
        return elsewhere.computeIfAbsent(role + office, key -> caller(role, office));
    }

    /** The log-in name of the account of that role. */
    public String name(Role role) {
        as(role);
        return names.get(role);
    }

    /** Makes a waiting case the officer's: the lot would come to it sooner or later, a senior officer assigns it now. */
    public void officersCase(String id) {
        Caller.Answer assigned = as(Role.SENIOR).post("/api/v1/work-queue/assign", Map.of("subjectId", id, "officer", name(Role.OFFICER),
                "reason", "the journey"));
        if (assigned.status() != 200) {
            throw new AssertionError(assigned.body());
        }
    }

    private Caller caller(Role role, String office) {
        boolean ofTrader = role == Role.DECLARANT || role == Role.TRADER_MANAGER;
        boolean atOffice = role == Role.OFFICER || role == Role.INSPECTOR || role == Role.SENIOR || role == Role.LANE;
        String name = role.name().toLowerCase(java.util.Locale.ROOT) + "-" + Ids.next().toString().substring(24);
        names.putIfAbsent(role, name);
        Account account = accounts.create(Actor.PLATFORM, new NewAccount(name, "测试", Set.of(role), atOffice ? office : null,
                ofTrader ? trader.id() : null, true, PASSWORD));
        return new Caller(port).bearer(tokens.create(account.actor(), "journey").token());
    }

    public Trader trader() {
        return trader;
    }

    /** Opens a lane of that direction at the port's office, worked by its lane account; gives its id. */
    public String lane(String direction, Lanes lanes) {
        String lane = name(Role.LANE);
        String id = lane + "-" + direction;
        lanes.save(new Lanes.Lane(id, OFFICE, Text.of("一号通道", "Lane 1"), direction, false, lane, true), Actor.PLATFORM);
        return id;
    }

    /** The journey's present time, as a bank or a carrier would state it. */
    public String now() {
        return clock.instant().toString();
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
