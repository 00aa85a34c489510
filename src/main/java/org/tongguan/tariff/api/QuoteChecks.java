package org.tongguan.tariff.api;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.CodeLists;
import org.tongguan.tariff.Shipment;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.TariffLine;

/** What is wrong with a question, beyond what the computation finds itself: codes nobody knows, wrong units, absurd amounts and days; each with its cure. */
@Component
class QuoteChecks {

    private static final BigDecimal ABSURD = new BigDecimal("1000000000000");
    private static final LocalDate FIRST_TARIFF = LocalDate.of(1951, 5, 16);
    private final CodeLists codes;
    private final Tariff tariff;

    QuoteChecks(CodeLists codes, Tariff tariff) {
        this.codes = codes;
        this.tariff = tariff;
    }

    void check(DutyApi.QuoteInput quote, LocalDate day, List<Finding> found) {
        if (day.isBefore(FIRST_TARIFF)) {
            found.add(Finding.warning("DUTY-136", "/rateDate", day));
        }
        if (quote.levyNature() != null && !codes.isValid("levy_nature", quote.levyNature(), day)) {
            found.add(Finding.warning("DUTY-137", "/levyNature", quote.levyNature(), "levy_nature"));
        }
        unknown(found, "/procedureCode", quote.procedureCode(), "trade_mode", day);
        currency(quote.freight(), "freight", day, found);
        currency(quote.insurance(), "insurance", day, found);
        currency(quote.other(), "other", day, found);
    }

    private void currency(DutyApi.ChargeInput charge, String name, LocalDate day, List<Finding> found) {
        if (charge != null && charge.currency() != null && !codes.isValid("currency", charge.currency(), day)) {
            found.add(Finding.warning("DUTY-137", "/" + name + "/currency", charge.currency(), "currency"));
        }
    }

    void check(DutyApi.ItemInput item, Shipment.GoodsLine line, int index, LocalDate day, List<Finding> found) {
        String at = "/goodsItems/" + index;
        unknown(found, at + "/originCountry", line.originCountry(), "country", day);
        unknown(found, at + "/currency", line.currency(), "currency", day);
        unknown(found, at + "/unit", item.unit(), "unit", day);
        unknown(found, at + "/firstUnit", item.firstUnit(), "unit", day);
        unknown(found, at + "/secondUnit", item.secondUnit(), "unit", day);
        TariffLine known = tariff.find(line.commodityCode(), day).orElse(null);
        if (known != null) {
            unit(found, at + "/firstUnit", line.itemNumber(), item.firstUnit(), known.unit1());
            unit(found, at + "/secondUnit", line.itemNumber(), item.secondUnit(), known.unit2());
        }
        positive(found, at + "/quantity", line.itemNumber(), item.quantity());
        positive(found, at + "/firstQuantity", line.itemNumber(), item.firstQuantity());
        positive(found, at + "/secondQuantity", line.itemNumber(), item.secondQuantity());
        positive(found, at + "/netWeightKg", line.itemNumber(), item.netWeightKg());
        if (line.totalPrice() != null && line.totalPrice().compareTo(ABSURD) >= 0) {
            found.add(Finding.warning("DUTY-135", at + "/totalPrice", line.itemNumber(), line.totalPrice()));
        }
    }

    private void unknown(List<Finding> found, String pointer, String code, String list, LocalDate day) {
        if (code != null && !code.isEmpty() && !codes.isValid(list, code, day)) {
            found.add(Finding.warning("DUTY-137", pointer, code, list));
        }
    }

    private void unit(List<Finding> found, String pointer, int item, String given, String wanted) {
        if (given != null && !given.isEmpty() && !wanted.isEmpty() && !given.equals(wanted)) {
            found.add(Finding.warning("DUTY-133", pointer, item, given, wanted));
        }
    }

    private static void positive(List<Finding> found, String pointer, int item, String quantity) {
        if (quantity != null && !quantity.isEmpty() && new BigDecimal(quantity).signum() <= 0) {
            found.add(Finding.warning("DUTY-134", pointer, item, quantity));
        }
    }
}
