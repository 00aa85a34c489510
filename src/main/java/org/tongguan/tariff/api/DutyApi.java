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
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.formats.Decimals;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.tariff.AssessmentView;
import org.tongguan.tariff.Duties;
import org.tongguan.tariff.Shipment;

@RestController
@RequestMapping("/api/v1/duty")
@Tag(name = "tariff")
class DutyApi {

    private static final int MAX_LINES = 50;
    private final Duties duties;
    private final Clock clock;

    DutyApi(Duties duties, Clock clock) {
        this.duties = duties;
        this.clock = clock;
    }

    /** The question: goods lines in the words of the declaration document; amounts as decimal texts. Days are today where none is given. */
    record Quote(String direction, LocalDate rateDate, LocalDate exchangeDate, String transactionMode, ChargeInput freight, ChargeInput insurance,
                 ChargeInput other, String levyNature, Boolean suspended, List<ItemInput> goodsItems) { }

    record ChargeInput(String mark, String amount, String currency) { }

    record ItemInput(Integer itemNumber, String commodityCode, String description, String totalPrice, String currency, String netWeightKg,
                     String quantity, String unit, String firstQuantity, String firstUnit, String secondQuantity, String secondUnit,
                     String originCountry, String dutyMode) { }

    @PostMapping("/quote")
    @Operation(summary = "What a shipment would owe, with every step of the computation")
    @PreAuthorize("isAuthenticated()")
    AssessmentView quote(@RequestBody Quote quote) {
        if (quote.goodsItems() == null || quote.goodsItems().isEmpty() || quote.goodsItems().size() > MAX_LINES) {
            throw new PlatformException(ErrorCode.MALFORMED, "duty.lines", MAX_LINES);
        }
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        for (int i = 0; i < quote.goodsItems().size(); i++) {
            lines.add(line(quote.goodsItems().get(i), i));
        }
        LocalDate day = quote.rateDate() == null ? LocalDate.now(clock) : quote.rateDate();
        return duties.view(duties.assess(new Shipment(direction(quote.direction()), day, quote.exchangeDate() == null ? day : quote.exchangeDate(),
                quote.transactionMode(), charge(quote.freight(), "freight"), charge(quote.insurance(), "insurance"), charge(quote.other(), "other"),
                quote.levyNature(), Boolean.TRUE.equals(quote.suspended()), lines)));
    }

    private static Shipment.Direction direction(String text) {
        return switch (String.valueOf(text)) {
            case "I", "IMPORT" -> Shipment.Direction.IMPORT;
            case "E", "EXPORT" -> Shipment.Direction.EXPORT;
            default -> throw unusable("direction", text);
        };
    }

    private static Shipment.Charge charge(ChargeInput input, String name) {
        return input == null ? null : new Shipment.Charge(input.mark(), decimal(input.amount(), name + ".amount"), input.currency());
    }

    private static Shipment.GoodsLine line(ItemInput item, int index) {
        String at = "goodsItems[" + index + "].";
        if (item == null) {
            throw unusable("goodsItems[" + index + "]", null);
        }
        Map<String, BigDecimal> quantities = new HashMap<>();
        put(quantities, item.unit(), decimal(item.quantity(), at + "quantity"));
        put(quantities, item.secondUnit(), decimal(item.secondQuantity(), at + "secondQuantity"));
        put(quantities, item.firstUnit(), decimal(item.firstQuantity(), at + "firstQuantity"));
        return new Shipment.GoodsLine(item.itemNumber() == null ? index + 1 : item.itemNumber(), item.commodityCode(), item.description(),
                decimal(item.totalPrice(), at + "totalPrice"), item.currency(), decimal(item.netWeightKg(), at + "netWeightKg"), quantities,
                item.originCountry(), item.dutyMode());
    }

    private static void put(Map<String, BigDecimal> quantities, String unit, BigDecimal quantity) {
        if (unit != null && quantity != null) {
            quantities.put(unit, quantity);
        }
    }

    private static BigDecimal decimal(String text, String field) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        BigDecimal number = Decimals.parse(text);
        if (number == null) {
            throw unusable(field, text);
        }
        return number;
    }

    private static PlatformException unusable(String field, String value) {
        return new PlatformException(ErrorCode.MALFORMED, "duty.field", field, String.valueOf(value));
    }
}
