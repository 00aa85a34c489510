package org.tongguan.declaration.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.PeriodicDay;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.reference.CodeLists;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Packed;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.AssessmentView;
import org.tongguan.tariff.Duties;
import org.tongguan.tariff.LawVersion;
import org.tongguan.tariff.Occasion;
import org.tongguan.tariff.Procedure;
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

    /**
     * What happened to the goods of a declaration, as far as it decides of which day the rates are: the procedure says so for goods that were
     * bonded, temporary, leased or under relief (attribute {@code occasion} of the list {@code trade_mode}), else whether they have entered.
     *
     * @param declared day of declaration
     * @param entered  day on which the transport entered; null = not yet, or not known
     * @param advance  declared before arrival
     */
    public Occasion occasion(Document document, LocalDate declared, LocalDate entered, boolean advance) {
        LocalDate moved = PeriodicDay.ratesOn(document);
        if (moved != null) {
            return new Occasion(Occasion.Kind.CONSOLIDATED, moved, null, null, null, null, null);
        }
        String kind = codes.find("trade_mode", document.head("procedureCode"), declared).map(c -> c.attributes().get("occasion")).orElse(null);
        return kind != null ? Occasion.formalities(Occasion.Kind.valueOf(kind), declared)
                : advance && !isExport(document) ? Occasion.advance(declared, entered) : Occasion.normal(declared);
    }

    /** The taxes of a document declared on that day, by the law of that day; of goods that moved before, by the law of the day they moved. */
    public Assessment assess(Document document, LocalDate declared) {
        LocalDate moved = PeriodicDay.ratesOn(document);
        LocalDate day = moved == null ? declared : moved;
        return assess(document, day, day, procedure(document, day), duties::assess);
    }

    /**
     * The taxes by the rates of the day that follows from what happened (Tariff Law arts. 20-21), and the exchange rates of the day of declaration
     * (art. 60); goods that moved many times are converted by the day they moved, as their rates are.
     */
    public Assessment assess(Document document, Occasion occasion, LocalDate declared) {
        LocalDate day = duties.rateDate(occasion).orElse(declared);
        LocalDate exchange = occasion.kind() == Occasion.Kind.CONSOLIDATED ? day : Duties.exchangeDate(day, declared);
        return assess(document, day, exchange, procedure(document, day), duties::assess);
    }

    /** A kept assessment as people and machines read it, with the reasons for the day of its rates. */
    public AssessmentView view(Assessment kept, Occasion occasion) {
        return duties.view(kept, occasion);
    }

    /** Assesses a document once more by the law that a kept assessment was made by. */
    public Assessment assessAs(LawVersion version, Document document, Assessment kept) {
        Procedure procedure = duties.procedure(version, document.head("procedureCode"), document.head("levyNature"), !isExport(document), kept.rateDate());
        return assess(document, kept.rateDate(), kept.exchangeDate(), procedure, shipment -> duties.assessAs(version, shipment));
    }

    private Procedure procedure(Document document, LocalDate day) {
        return duties.procedure(document.head("procedureCode"), document.head("levyNature"), !isExport(document), day);
    }

    private static Assessment assess(Document document, LocalDate day, LocalDate exchangeDate, Procedure procedure, Function<Shipment, Assessment> by) {
        ValueStatements.Told told = ValueStatements.of(document, procedure);
        Assessment assessed = by.apply(procedure.applyTo(shipment(document, day, exchangeDate, told.besides())));
        if (told.findings().isEmpty() && told.origins().isEmpty()) {
            return assessed;
        }
        return assessed.with(Stream.concat(told.findings().stream(), assessed.findings().stream().map(told::located)).toList());
    }

    private static Shipment shipment(Document document, LocalDate day, LocalDate exchangeDate, Shipment.Besides besides) {
        boolean export = isExport(document);
        List<Shipment.GoodsLine> lines = new ArrayList<>();
        Claims claims = export ? Claims.NONE : Claims.of(document);
        for (Node item : document.items()) {
            lines.add(line(item, lines.size() + 1, export, claims));
        }
        return new Shipment(export ? Shipment.Direction.EXPORT : Shipment.Direction.IMPORT, day, exchangeDate, document.head("transactionMode"),
                charge(document, "freight"), charge(document, "insurance"), charge(document, "otherCharges"), document.head("levyNature"),
                false, lines, besides);
    }

    private static boolean isExport(Document document) {
        return "E".equals(document.head("direction"));
    }

    private static Shipment.Charge charge(Document document, String name) {
        Node head = document.root().first("head");
        BigDecimal amount = head.decimal(head.group().field(name + "Amount"));
        String mark = head.text(name + "Mark");
        return amount == null || mark == null ? null : new Shipment.Charge(mark, amount, head.text(name + "Currency"));
    }

    /** In an export declaration the two country elements of an item change places (field dictionary): origin stands under destination. */
    private static Shipment.GoodsLine line(Node item, int position, boolean export, Claims claims) {
        Map<String, BigDecimal> quantities = new HashMap<>();
        for (String name : new String[] {"", "first", "second"}) {
            String unit = item.text(name.isEmpty() ? "unit" : name + "Unit");
            BigDecimal quantity = decimal(item, name.isEmpty() ? "quantity" : name + "Quantity");
            if (unit != null && quantity != null) {
                quantities.put(unit, quantity);
            }
        }
        return new Shipment.GoodsLine(position, item.text("commodityCode"), item.text("description"), decimal(item, "totalPrice"), item.text("currency"),
                quantities.get(KILOGRAM), quantities, item.text(export ? "destinationCountry" : "originCountry"), item.text("dutyMode"), claims.of(item));
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
