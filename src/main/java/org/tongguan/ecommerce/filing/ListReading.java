package org.tongguan.ecommerce.filing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Pending;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.screening.ListTaxes;
import org.tongguan.ecommerce.screening.Repeats;
import org.tongguan.ecommerce.screening.ListTargets;
import org.tongguan.ecommerce.store.ListNumbers;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.kernel.Finding;
import org.tongguan.risk.Targets;
import org.tongguan.runtime.vault.Vault;
import org.tongguan.tariff.tax.RetailTaxes;

/** Reads import lists: taxed, targeted, and what is compared of them. */
@Component
class ListReading implements FormReader {

    private static final CebForm LIST = CebForm.of("CEB621Message");
    private static final int L_PLATFORM = LIST.head("ebpCode");
    private static final int L_ORDER = LIST.head("orderNo");
    private static final int L_FIRM = LIST.head("ebcCode");
    private static final int L_WAYBILL = LIST.head("logisticsNo");
    private static final int L_LOGISTICS = LIST.head("logisticsCode");
    private static final int L_ASSURER = LIST.head("assureCode");
    private static final int L_BUYER_TYPE = LIST.head("buyerIdType");
    private static final int L_BUYER = LIST.head("buyerIdNumber");
    private static final int L_NAME = LIST.head("buyerName");
    private static final int L_PHONE = LIST.head("buyerTelephone");
    private static final int L_ADDRESS = LIST.head("consigneeAddress");
    private static final int L_FREIGHT = LIST.head("freight");
    private static final int L_INSURANCE = LIST.head("insuredFee");
    private static final int L_OFFICE = LIST.head("customsCode");
    private static final int L_MODE = LIST.head("tradeMode");
    private static final int L_BOOK = LIST.head("emsNo");
    private static final int L_ITEM = LIST.line("itemRecordNo");
    private static final int L_UNIT = LIST.line("unit");
    private static final int L_GOODS = LIST.line("gname");
    private static final int L_BILL = LIST.head("billNo");
    private static final int L_OWN = LIST.head("copNo");
    private static final int L_GUID = LIST.head("guid");
    private static final String DIRECT = "9610";
    private final ListTaxes taxes;
    private final ListTargets targets;
    private final Guarantees guarantees;
    private final ListNumbers numbers;
    private final Repeats repeats;
    private final Vault vault;

    ListReading(ListTaxes taxes, ListTargets targets, Guarantees guarantees, ListNumbers numbers, Repeats repeats, Vault vault) {
        this.repeats = repeats;
        this.taxes = taxes;
        this.targets = targets;
        this.guarantees = guarantees;
        this.numbers = numbers;
        this.vault = vault;
    }

    @Override
    public Set<String> forms() {
        return Set.of("621");
    }

    @Override
    public Prepared read(RetailCase subject, List<Finding> ruled, boolean trial) {
        CebDocument d = subject.document();
        List<Finding> findings = new ArrayList<>(ruled);
        RetailTaxes.Answer answer = taxes.of(subject);
        if (answer.returnCode() != null) {
            boolean order = answer.returnCode().startsWith("-");
            findings.add(Finding.error(order ? "ECM-401" : "ECM-402", d.pointer(L_BUYER), answer.value().toPlainString()));
            return new Prepared.Stopped(d.index(), findings, false);
        }
        boolean open = answer.verdict() == RetailTaxes.Verdict.OPEN;
        if (open && findings.stream().noneMatch(f -> "ECM-222".equals(f.code()))) {
            findings.add(Finding.warning("ECM-225", d.pointer(L_ASSURER)));
        }
        Prepared.Tax tax = tax(subject, answer, open);
        List<BigDecimal> values = open ? java.util.Arrays.stream(subject.lines()).map(RetailCase.Line::total).toList()
                : answer.lines().stream().map(RetailTaxes.Line::value).toList();
        long[] compared = compared(subject);
        Repeats.Counts repeated = trial ? Repeats.Counts.NONE : repeats.count(compared, subject.day());
        Targets targeted = targets.target(subject, ListTargets.subjectOf(d.text(L_GUID)), values, repeated);
        String office = d.text(L_OFFICE);
        Pending pending = pending(subject, tax, compared, doubts(subject, findings, repeated), targeted);
        return new Prepared.ReadList(d.index(), findings, Operation.of(d.text("appType")), pending, trial ? 0 : numbers.next(office, subject.day(), false),
                pending.values()[Values.LIST_BUYER], Integer.parseInt(office), Integer.parseInt(d.text(L_MODE)), tax, targeted, null,
                new Prepared.Named(Keys.plain(d.text(L_BILL)), Keys.plain(d.text(L_OWN))));
    }

    private static String person(CebDocument d) {
        return d.text(L_BUYER_TYPE) + ":" + d.text(L_BUYER);
    }

    private static Prepared.Tax tax(RetailCase subject, RetailTaxes.Answer answer, boolean open) {
        if (!open) {
            return new Prepared.Tax(fen(answer.value()), fen(answer.duty()), fen(answer.consumption()), fen(answer.vat()));
        }
        CebDocument d = subject.document();
        BigDecimal value = subject.goods().add(d.decimal(L_FREIGHT)).add(d.decimal(L_INSURANCE)).setScale(2, java.math.RoundingMode.HALF_UP);
        return new Prepared.Tax(fen(value), 0, 0, 0);
    }

    private static long fen(BigDecimal yuan) {
        return yuan.movePointRight(2).longValueExact();
    }

    private long[] compared(RetailCase subject) {
        CebDocument d = subject.document();
        long[] values = new long[Values.LIST_SIZE];
        values[Values.LIST_BUYER] = vault.digest(person(d));
        values[Values.LIST_NAME] = vault.digest(d.text(L_NAME));
        values[Values.LIST_PHONE] = vault.digest(d.text(L_PHONE));
        values[Values.LIST_FIRM] = vault.digest(d.text(L_FIRM));
        values[Values.LIST_GOODS] = Values.amount(subject.goods());
        values[Values.LIST_FREIGHT] = Values.amount(d.decimal(L_FREIGHT));
        values[Values.LIST_ADDRESS] = vault.digest(d.text(L_ADDRESS));
        values[Values.LIST_ORDER] = vault.digest(d.text(L_ORDER));
        FormReader.putLines(subject, L_UNIT, L_GOODS, values, Values.LIST_LINES, vault);
        return values;
    }

    private List<String> doubts(RetailCase subject, List<Finding> findings, Repeats.Counts repeated) {
        List<String> doubts = new ArrayList<>(findings.stream().map(Finding::code).distinct().toList());
        repeats.doubt(repeated, subject.day(), doubts);
        return doubts;
    }

    private Pending pending(RetailCase subject, Prepared.Tax tax, long[] values, List<String> doubts, Targets targeted) {
        CebDocument d = subject.document();
        String platform = d.text(L_PLATFORM);
        String order = d.text(L_ORDER);
        String assurer = guarantees.canonical(d.text(L_ASSURER));
        UUID limit = vault.index(subject.day().getYear() + ":" + person(d));
        boolean inspect = targets.judge(targeted, doubts);
        return new Pending(Pending.Awaits.DOCUMENTS, Keys.order(platform, order), Keys.payment(platform, order),
                Keys.waybill(d.text(L_LOGISTICS), d.text(L_WAYBILL)), values,
                new Pending.Money(limit, tax.value(), Keys.guarantee(assurer), guarantees.covered(assurer), tax.total()), doubts, inspect, stock(subject));
    }

    /** What leaves the account book of a bonded zone: nothing for goods that come directly. */
    private static List<Pending.Stock> stock(RetailCase subject) {
        CebDocument d = subject.document();
        if (DIRECT.equals(d.text(L_MODE))) {
            return List.of();
        }
        List<Pending.Stock> stock = new ArrayList<>();
        for (int i = 0; i < subject.lines().length; i++) {
            stock.add(new Pending.Stock(Keys.stock(d.text(L_BOOK), d.text(i, L_ITEM)), Values.amount(subject.lines()[i].quantity())));
        }
        return stock;
    }
}
