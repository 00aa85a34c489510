package org.tongguan.declaration.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Duties;
import org.tongguan.tariff.Shipment;

/** Turns a declaration into what the duty engine assesses. */
@Component
public class Valuation {

    private static final String KILOGRAM = "035";
    private final Duties duties;
    private final CodeLists codes;

    Valuation(Duties duties, CodeLists codes) {
        this.duties = duties;
        this.codes = codes;
    }

    /** The taxes by the law of that day: the day of declaration, or of the transport's entry for an advance declaration. */
    public Assessment assess(Document document, LocalDate day) {
        boolean export = "E".equals(document.head("direction"));
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        for (Node item : document.items()) {
            lines.add(line(item, lines.size() + 1, export));
        }
        return duties.assess(new Shipment(export ? Shipment.Direction.EXPORT : Shipment.Direction.IMPORT, day, day, document.head("transactionMode"),
                charge(document, "freight"), charge(document, "insurance"), charge(document, "otherCharges"), document.head("levyNature"),
                isSuspended(document.head("procedureCode"), day), lines));
    }

    private boolean isSuspended(String procedureCode, LocalDate day) {
        return codes.find("trade_mode", procedureCode, day).map(c -> "suspended".equals(c.attributes().get("duty"))).orElse(false);
    }

    private static Shipment.Charge charge(Document document, String name) {
        Node head = document.root().first("head");
        BigDecimal amount = head.decimal(head.group().field(name + "Amount"));
        String mark = head.text(name + "Mark");
        return amount == null || mark == null ? null : new Shipment.Charge(mark, amount, head.text(name + "Currency"));
    }

    /** In an export declaration the two country elements of an item change places (field dictionary): origin stands under destination. */
    private static Shipment.GoodsLine line(Node item, int position, boolean export) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        for (String name : new String[] {"", "first", "second"}) {
            String unit = item.text(name.isEmpty() ? "unit" : name + "Unit");
            BigDecimal quantity = decimal(item, name.isEmpty() ? "quantity" : name + "Quantity");
            if (unit != null && quantity != null) {
                quantities.put(unit, quantity);
            }
        }
        return new Shipment.GoodsLine(position, item.text("commodityCode"), item.text("description"), decimal(item, "totalPrice"), item.text("currency"),
                quantities.get(KILOGRAM), quantities, item.text(export ? "destinationCountry" : "originCountry"), item.text("dutyMode"));
    }

    /** An assessment as it is kept with its declaration: packed JSON. */
    public static byte[] write(Assessment duty) {
        return Packed.pack(AssessmentJson.write(duty));
    }

    /** What {@link #write} wrote. */
    public static Assessment read(byte[] kept) {
        return Json.read(Packed.text(kept), Assessment.class);
    }

    private static BigDecimal decimal(Node item, String field) {
        return item.decimal(item.group().field(field));
    }
}
