package org.tongguan.declaration.control;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.Mode;
import org.tongguan.declaration.screening.NamedGuarantees;
import org.tongguan.declaration.screening.Screened;
import org.tongguan.declaration.screening.Valuation;
import org.tongguan.declaration.store.DeclarationStore;
import org.tongguan.formats.Document;
import org.tongguan.guarantee.SecuredParts;
import org.tongguan.guarantee.Securities;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.BillOrder;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.LateDeclarations;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.AssessmentView;
import org.tongguan.tariff.Occasion;

/** Bills for what a declaration owes: issued with it, replaced when it is amended, cancelled when it ends. */
@Component
public class Taxation {

    private final Bills bills;
    private final Valuation valuation;
    private final DeclarationStore store;
    private final LateDeclarations lateDeclarations;
    private final Securities securities;
    private final SecuredParts parts;
    private final Clock clock;

    Taxation(Bills bills, Valuation valuation, LateDeclarations lateDeclarations, Securities securities, SecuredParts parts, DeclarationStore store,
             Clock clock) {
        this.bills = bills;
        this.valuation = valuation;
        this.lateDeclarations = lateDeclarations;
        this.securities = securities;
        this.parts = parts;
        this.store = store;
        this.clock = clock;
    }

    /** Issues the bills of many declarations at once; each places its PAYMENT hold, unless it is guaranteed. */
    public void bill(List<Controls.Plan> taxed) {
        taxed.stream().map(Controls.Plan::declaration).filter(d -> d.version() > 1 || NamedGuarantees.of(d.document()) != null).forEach(this::name);
        bills.issue(taxed.stream().flatMap(p -> Stream.of(order(p.declaration(), p.screened().duty(), LocalDate.now(clock)),
                lateOrder(p.declaration(), p.late()))).toList());
    }

    /**
     * The fee for declaring late: counted to today for a first or a full declaration; what is declared again owes what it owed the first time.
     *
     * @param entered day the means of transport entered
     * @param first   declared for the first time, or the full declaration of a summary
     */
    public Late late(Screened s, LocalDate entered, UUID id, boolean first) {
        LocalDate today = LocalDate.now(clock);
        LocalDate declared = first ? today : bills.list(Declaration.ref(id)).stream().filter(Bill::isLateDeclaration).map(Bill::assessedOn)
                .min(Comparator.naturalOrder()).orElse(entered);
        return new Late(declared, lateDeclarations.of(value(s.duty()), entered, declared));
    }

    /** A fee for declaring late, with the day of declaring it was counted to. */
    public record Late(LocalDate declaredOn, LateDeclarations.Fee fee) {

        /** Whether there is anything to pay; null is no. */
        public static boolean isDue(Late late) {
            return late != null && late.fee.isDue();
        }
    }

    /** Of the lines whose value is known; an officer who determines the others bills what is missing. */
    private static BigDecimal value(Assessment duty) {
        return duty.lines().stream().map(Assessment.Line::customsValue).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BillOrder lateOrder(Declaration d, Late late) {
        LateDeclarations.Fee none = new LateDeclarations.Fee(BigDecimal.ZERO, 0, d.entryDate(), null);
        return BillOrder.lateDeclaration(d.ref(), d.number(), d.traderId(), d.key().office(), late == null ? d.entryDate() : late.declaredOn(),
                late == null ? none : late.fee());
    }

    /** What was billed for declaring late follows the value; the days stay what they were. */
    private void replaceLate(Declaration d, Assessment duty, String reason) {
        bills.findLateDeclaration(d.ref()).ifPresent(bill -> bills.replace(lateOrder(d, new Late(bill.assessedOn(),
                lateDeclarations.of(value(duty), d.entryDate(), bill.assessedOn()))), reason));
    }

    private BillOrder order(Declaration d, Assessment duty, LocalDate completedOn) {
        return new BillOrder(d.ref(), d.number(), d.traderId(), d.key().office(), completedOn,
                settlement(d),
                duty.payable().entrySet().stream().map(e -> new Bill.Line(e.getKey().name(), e.getValue())).toList());
    }

    /** On which guarantee the declaration wants its taxes reserved, if it says so. */
    private void name(Declaration d) {
        securities.name(d.ref(), d.traderId(), NamedGuarantees.of(d.document()));
    }

    private static Bill.Settlement settlement(Declaration d) {
        return d.consolidatedTax() ? Bill.Settlement.CONSOLIDATED : isSecured(d) ? Bill.Settlement.GUARANTEED : Bill.Settlement.IMMEDIATE;
    }

    /** Whether release on a guarantee is asked for (Regulation on Customs Guarantees art. 4): by its mark, or by naming one. */
    static boolean isSecured(Declaration d) {
        return "1".equals(d.document().head("guaranteeRelease")) || NamedGuarantees.of(d.document()) != null;
    }

    /** The goods have entered on that day: what they owe by its rates is billed, or what was billed is corrected to it. */
    public void assessAgain(Declaration d, LocalDate entered) {
        Assessment duty = assess(d.document(), declaredOn(d), entered);
        name(d);
        String reason = "assessed as of " + duty.rateDate();
        store.assessed(d.id(), Valuation.write(duty), duty.total(), clock.instant(), reason);
        bills.replace(order(d, duty, entered), reason);
    }

    /** What another document of a declaration owes: its rates stay those of the first occasion (Tariff Law art. 22, first paragraph). */
    public Assessment assessAmended(Declaration d, Document document) {
        return assess(document, declaredOn(d), d.entryDate());
    }

    private Assessment assess(Document document, LocalDate declared, LocalDate entered) {
        return valuation.assess(document, occasion(document, declared, entered), declared);
    }

    private Occasion occasion(Document document, LocalDate declared, LocalDate entered) {
        boolean advance = entered == null || entered.isAfter(declared);
        return valuation.occasion(document, declared, entered, advance);
    }

    /** The standing assessment as people and machines read it, with the reasons for the day of its rates; null where there is none. */
    public AssessmentView view(Declaration d) {
        return d.assessment() == null ? null : valuation.view(Valuation.read(d.assessment()), occasion(d.document(), declaredOn(d), d.entryDate()));
    }

    private LocalDate declaredOn(Declaration d) {
        return LocalDate.ofInstant(d.acceptedAt() == null ? d.filedAt() : d.acceptedAt(), clock.getZone());
    }

    /** An officer has said what could not be computed: billed as said. */
    public void determined(Declaration d, Assessment duty) {
        store.assessed(d.id(), Valuation.write(duty), duty.total(), clock.instant(), "determined by an officer");
        replace(d, duty, "determined by an officer");
    }

    /**
     * An amended declaration owes what its new document says; one that is not billed yet, because its goods or its full part are to come, waits. What is
     * secured moves to another guarantee when its document names another.
     *
     * @throws PlatformException REFUSED {@code guarantee.room}, {@code guarantee.invalid} when that other one cannot take it
     */
    public void replace(Declaration d, Assessment duty, String reason) {
        if (d.entryDate() != null && d.mode() != Mode.SUMMARY) {
            String named = NamedGuarantees.of(d.document());
            boolean moves = named != null && parts.isElsewhere(d.ref(), named);
            name(d);
            // Confirmed by customs today: the term is customs' own (art. 45).
            Bills.Change change = bills.replace(order(d, duty, LocalDate.now(clock)), reason);
            if (moves) {
                move(d, named, change);
            }
            replaceLate(d, duty, reason);
        }
    }

    /**
     * What was secured on one guarantee is secured on the one that is named now, or the amendment does not happen.
     *
     * @throws PlatformException REFUSED {@code guarantee.room}, {@code guarantee.invalid}
     */
    private void move(Declaration d, String named, Bills.Change change) {
        parts.move(d.ref(), named);
        change.issued().filter(bill -> parts.guarantee(bill.number()).isEmpty()).ifPresent(bill -> {
            BigDecimal free = securities.find(named).map(Securities.Offer::free).orElse(BigDecimal.ZERO);
            throw new PlatformException(ErrorCode.REFUSED, "guarantee.room", named, free.toPlainString(), bill.amount().toPlainString());
        });
    }

    public boolean isPaid(Declaration d) {
        return bills.find(d.ref()).map(b -> b.paid().signum() > 0).orElse(false);
    }

    public void cancel(Declaration d, String reason) {
        bills.cancel(d.ref(), reason);
    }
}
