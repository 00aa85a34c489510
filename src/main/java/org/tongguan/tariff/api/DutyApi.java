package org.tongguan.tariff.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.AssessmentView;
import org.tongguan.tariff.Claim;
import org.tongguan.tariff.Duties;
import org.tongguan.tariff.Occasion;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.choice.RateDay;
import org.tongguan.tariff.value.SharedBy;
import org.tongguan.tariff.value.ValueElement;

@RestController
@RequestMapping("/api/v1/duty")
@Tag(name = "tariff")
class DutyApi {

    private static final int MAX_LINES = 50;
    private final Duties duties;
    private final QuoteChecks checks;
    private final Clock clock;

    DutyApi(Duties duties, QuoteChecks checks, Clock clock) {
        this.duties = duties;
        this.checks = checks;
        this.clock = clock;
    }

    /**
     * The question: goods lines in the words of the declaration document; amounts as decimal texts. {@code occasion} says what happened, from which
     * the day of the rates follows; {@code rateDate} says the day outright; without either it is today. {@code exchangeDate} is the day of the
     * rates where none is given. {@code procedureCode} (list {@code trade_mode}) with the levy nature chooses how the goods are assessed, as for a
     * declaration: suspended, back from repair, leased, returned, temporary; then {@code suspended} is not asked.
     */
    record QuoteInput(String direction, LocalDate rateDate, LocalDate exchangeDate, OccasionInput occasion, String transactionMode, ChargeInput freight,
                      ChargeInput insurance, ChargeInput other, SharedBy freightBy, List<ElementInput> elements, String procedureCode, String levyNature,
                      Boolean suspended, List<ItemInput> goodsItems) { }

    /** What happened and when; see {@link Occasion}. */
    record OccasionInput(Occasion.Kind kind, LocalDate declared, LocalDate entered, LocalDate atDestination, LocalDate formalities, LocalDate breach,
                         LocalDate discovered) { }

    record ChargeInput(String mark, String amount, String currency) { }

    /** An addition to the value or a deduction; see {@link ValueElement}. {@code itemNumber} null = the whole shipment. */
    record ElementInput(ValueElement.Kind kind, String amount, String currency, Integer itemNumber, Boolean inPrice, Boolean listed, Boolean related,
                        Boolean saleCondition, String sharePercent) { }

    /**
     * A goods line. {@code agreement} with {@code originProof} claims a preference, {@code quotaCertificate} a quota; {@code preferentialOrigin} is the
     * origin under that agreement where it differs, HRA (highest rate of the {@code contributors}) or HRB (of all parties); {@code producer} is the firm as
     * trade remedies name it; {@code originProven} says whether origin from where remedies apply is ruled out. {@code valuation} tells how it is
     * valued otherwise than by its price, {@code returned} that it comes back or replaces other goods, {@code stay} that a part of the taxes is due
     * by the time it spends under supervision.
     */
    record ItemInput(Integer itemNumber, String commodityCode, String description, String totalPrice, String currency, String netWeightKg,
                     String quantity, String unit, String firstQuantity, String firstUnit, String secondQuantity, String secondUnit,
                     String originCountry, String dutyMode, String agreement, String preferentialOrigin, List<String> contributors,
                     String originProof, String quotaCertificate, String producer,
                     Boolean originProven, ValuationInput valuation, ValuationInput.ReturnInput returned,
                     ValuationInput.StayInput stay) { }

    @PostMapping("/quote")
    @Operation(summary = "What a shipment would owe: every tax with its worked lines, the choice of rate with its articles, and the other ways, cheapest first")
    @PreAuthorize("isAuthenticated()")
    AssessmentView quote(@RequestBody QuoteInput quote) {
        if (quote.goodsItems() == null || quote.goodsItems().isEmpty() || quote.goodsItems().size() > MAX_LINES) {
            throw new PlatformException(ErrorCode.MALFORMED, "duty.lines", MAX_LINES);
        }
        RateDay day = day(quote);
        LocalDate rateDate = day.day() == null ? LocalDate.now(clock) : day.day();
        List<Finding> found = new ArrayList<>(day.findings());
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        for (int i = 0; i < quote.goodsItems().size(); i++) {
            lines.add(line(quote.goodsItems().get(i), i));
            checks.check(quote.goodsItems().get(i), lines.getLast(), i, rateDate, found);
        }
        checks.check(quote, rateDate, found);
        Shipment shipment = new Shipment(direction(quote.direction()), rateDate, quote.exchangeDate() == null ? rateDate : quote.exchangeDate(),
                quote.transactionMode(), charge(quote.freight(), "freight"), charge(quote.insurance(), "insurance"), charge(quote.other(), "other"),
                quote.levyNature(), Boolean.TRUE.equals(quote.suspended()), lines, new Shipment.Besides(elements(quote.elements()),
                quote.freightBy() == null ? SharedBy.VALUE : quote.freightBy(),
                told(quote.goodsItems(), (item, at) -> item.valuation() == null ? null : item.valuation().basis(at + "valuation.")),
                told(quote.goodsItems(), (item, at) -> item.returned() == null ? null : item.returned().claim()),
                told(quote.goodsItems(), (item, at) -> item.stay() == null ? null : item.stay().stay(at + "stay.")), false));
        if (quote.procedureCode() != null) {
            boolean imported = shipment.direction() == Shipment.Direction.IMPORT;
            shipment = duties.procedure(quote.procedureCode(), quote.levyNature(), imported, rateDate).applyTo(shipment);
        }
        return duties.view(duties.quote(shipment).with(day.steps(), found));
    }

    private RateDay day(QuoteInput quote) {
        OccasionInput o = quote.occasion();
        if (o == null || o.kind() == null || quote.rateDate() != null) {
            LocalDate day = quote.rateDate() == null ? LocalDate.now(clock) : quote.rateDate();
            return new RateDay(day, List.of(Assessment.Step.of("day.given", day)), List.of());
        }
        return RateDay.of(new Occasion(o.kind(), o.declared(), o.entered(), o.atDestination(), o.formalities(), o.breach(), o.discovered()));
    }

    private static Shipment.Direction direction(String text) {
        return switch (String.valueOf(text)) {
            case "I", "IMPORT" -> Shipment.Direction.IMPORT;
            case "E", "EXPORT" -> Shipment.Direction.EXPORT;
            default -> throw Given.unusable("direction", text);
        };
    }

    private static Shipment.Charge charge(ChargeInput input, String name) {
        return input == null ? null : new Shipment.Charge(input.mark(), Given.decimal(input.amount(), name + ".amount"), input.currency());
    }

    private static List<ValueElement> elements(List<ElementInput> given) {
        List<ValueElement> elements = new ArrayList<>();
        for (int i = 0; given != null && i < given.size(); i++) {
            ElementInput e = given.get(i);
            String at = "elements[" + i + "].";
            if (e == null || e.kind() == null) {
                throw Given.unusable(at + "kind", null);
            }
            BigDecimal amount = Given.decimal(e.amount(), at + "amount");
            if (amount == null) {
                throw Given.unusable(at + "amount", null);
            }
            elements.add(new ValueElement(e.kind(), amount, e.currency(), e.itemNumber(), Boolean.TRUE.equals(e.inPrice()), Boolean.TRUE.equals(e.listed()),
                    e.related(), e.saleCondition(), Given.decimal(e.sharePercent(), at + "sharePercent")));
        }
        return elements;
    }

    /** What some items tell besides, by their place; {@code of} gets an item and where it stands, and gives null where nothing is told. */
    private static <T> Map<Integer, T> told(List<ItemInput> items, BiFunction<ItemInput, String, T> of) {
        Map<Integer, T> told = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            T one = of.apply(items.get(i), "goodsItems[" + i + "].");
            if (one != null) {
                told.put(i, one);
            }
        }
        return told;
    }

    private static Shipment.GoodsLine line(ItemInput item, int index) {
        String at = "goodsItems[" + index + "].";
        if (item == null) {
            throw Given.unusable("goodsItems[" + index + "]", null);
        }
        Map<String, BigDecimal> quantities = new HashMap<>();
        put(quantities, item.unit(), Given.decimal(item.quantity(), at + "quantity"));
        put(quantities, item.secondUnit(), Given.decimal(item.secondQuantity(), at + "secondQuantity"));
        put(quantities, item.firstUnit(), Given.decimal(item.firstQuantity(), at + "firstQuantity"));
        return new Shipment.GoodsLine(item.itemNumber() == null ? index + 1 : item.itemNumber(), item.commodityCode(), item.description(),
                Given.decimal(item.totalPrice(), at + "totalPrice"), item.currency(), Given.decimal(item.netWeightKg(), at + "netWeightKg"), quantities,
                item.originCountry(), item.dutyMode(), new Claim(given(item.agreement()), given(item.preferentialOrigin()), given(item.originProof()),
                given(item.quotaCertificate()), given(item.producer()), item.originProven(), item.contributors() == null ? List.of() : item.contributors()));
    }

    private static String given(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private static void put(Map<String, BigDecimal> quantities, String unit, BigDecimal quantity) {
        if (unit != null && quantity != null) {
            quantities.put(unit, quantity);
        }
    }
}
