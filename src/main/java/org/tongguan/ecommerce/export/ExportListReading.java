package org.tongguan.ecommerce.export;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.FormReader;
import org.tongguan.ecommerce.filing.Prepared;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.screening.ListTargets;
import org.tongguan.ecommerce.screening.Repeats;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Law;
import org.tongguan.risk.Targets;
import org.tongguan.runtime.vault.Vault;

/** Reads export lists (603): targeted by the same rules as all others, and what is compared of them. */
@Component
class ExportListReading implements FormReader {

    private static final CebForm LIST = CebForm.of("CEB603Message");
    private static final int GUID = LIST.head("guid");
    private static final int PLATFORM = LIST.head("ebpCode");
    private static final int ORDER = LIST.head("orderNo");
    private static final int FIRM = LIST.head("ebcCode");
    private static final int CARRIER = LIST.head("logisticsCode");
    private static final int WAYBILL = LIST.head("logisticsNo");
    private static final int BILL = LIST.head("billNo");
    private static final int OWN = LIST.head("copNo");
    private static final int OFFICE = LIST.head("customsCode");
    private static final int MODE = LIST.head("tradeMode");
    private static final int BOOK = LIST.head("emsNo");
    private static final int PACKAGES = LIST.head("packNo");
    private static final int CURRENCY = LIST.line("currency");
    private static final int UNIT = LIST.line("unit");
    private static final int RECORD = LIST.line("itemRecordNo");
    private final ListTargets targets;
    private final ListNumbers numbers;
    private final Law law;
    private final Vault vault;

    ExportListReading(ListTargets targets, ListNumbers numbers, Law law, Vault vault) {
        this.targets = targets;
        this.numbers = numbers;
        this.law = law;
        this.vault = vault;
    }

    @Override
    public Set<String> forms() {
        return Set.of("603");
    }

    @Override
    public Prepared read(RetailCase subject, List<Finding> findings, boolean trial) {
        CebDocument d = subject.document();
        List<BigDecimal> values = Arrays.stream(subject.lines()).map(l -> yuan(subject, l.total())).toList();
        Targets targeted = targets.target(subject, ListTargets.subjectOf(d.text(GUID)), values, Repeats.Counts.NONE);
        List<String> doubts = new ArrayList<>(findings.stream().map(Finding::code).distinct().toList());
        boolean inspect = targets.judge(targeted, doubts);
        Pending pending = new Pending(Pending.Awaits.EXPORT_DOCUMENTS, Keys.exportOrder(d.text(PLATFORM), d.text(ORDER)), receipt(subject),
                Keys.exportWaybill(d.text(CARRIER), d.text(WAYBILL)), values(subject), new Pending.Money(null, 0, null, 0, 0), doubts, inspect,
                stock(subject));
        String office = d.text(OFFICE);
        long fen = yuan(subject, subject.goods()).movePointRight(2).longValue();
        UUID bill = d.text(BILL) == null ? null : Keys.bill(d.text(CARRIER), d.text(BILL));
        return new Prepared.ReadList(d.index(), findings, Operation.of(d.text("appType")), pending,
                trial ? 0 : numbers.next(office, subject.day(), true), 0, Integer.parseInt(office), Integer.parseInt(d.text(MODE)),
                new Prepared.Tax(fen, 0, 0, 0), targeted, bill, new Prepared.Named(Keys.plain(d.text(BILL)), Keys.plain(d.text(OWN))));
    }

    /** In yuan; nothing where the currency has no rate, which a rule has made an officer's question. */
    private static BigDecimal yuan(RetailCase subject, BigDecimal amount) {
        BigDecimal yuan = subject.law().yuan(subject.document().text(0, CURRENCY), amount, subject.day());
        return yuan == null ? BigDecimal.ZERO : yuan;
    }

    /** The money received for the order, in the modes in which goods are sold before they leave. */
    private UUID receipt(RetailCase subject) {
        CebDocument d = subject.document();
        boolean needed = List.of(law.text("export.receipt.modes", subject.day()).split(" ")).contains(d.text(MODE));
        return needed ? Keys.receipt(d.text(PLATFORM), d.text(ORDER)) : null;
    }

    private long[] values(RetailCase subject) {
        CebDocument d = subject.document();
        long[] v = new long[Values.LIST_SIZE];
        v[Values.OUT_FIRM] = vault.digest(d.text(FIRM));
        v[Values.OUT_CURRENCY] = vault.digest(d.text(0, CURRENCY));
        v[Values.OUT_GOODS] = Values.amount(subject.goods());
        v[Values.OUT_KIND] = kind(d.text(MODE));
        v[Values.OUT_PACKAGES] = d.decimal(PACKAGES).longValue();
        FormReader.putLines(subject, UNIT, -1, v, Values.OUT_LINES, vault);
        return v;
    }

    /** The kind of order a mode goes with: consumer's order, firm's order, booking of an overseas warehouse. */
    private static char kind(String mode) {
        return switch (mode) {
            case "9710" -> 'B';
            case "9810" -> 'W';
            default -> 'E';
        };
    }

    /** What leaves the account book of a zone. */
    private static List<Pending.Stock> stock(RetailCase subject) {
        CebDocument d = subject.document();
        List<Pending.Stock> stock = new ArrayList<>();
        for (int i = 0; "1210".equals(d.text(MODE)) && i < subject.lines().length; i++) {
            stock.add(new Pending.Stock(Keys.stock(d.text(BOOK), d.text(i, RECORD)), Values.amount(subject.lines()[i].quantity())));
        }
        return stock;
    }
}
