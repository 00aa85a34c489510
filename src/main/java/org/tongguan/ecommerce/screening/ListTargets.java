package org.tongguan.ecommerce.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Document;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebFields;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.risk.Action;
import org.tongguan.risk.Facts;
import org.tongguan.risk.Targeting;
import org.tongguan.risk.Targets;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Shows a list to risk targeting in the words of a declaration, so that the same rules meet both. */
@Component
public class ListTargets {

    private static final Group HEAD = Dictionary.declaration().group("head");
    private static final Group ITEMS = Dictionary.declaration().group("goodsItems");
    /** Elements of a list's head and lines, and the fields of a declaration that say the same; an import and an export list name the vehicle each its way. */
    private static final String[][] HEAD_FIELDS = {{"ieFlag", "direction"}, {"customsCode", "declarationOffice"}, {"portCode", "entryExitOffice"},
        {"tradeMode", "procedureCode"}, {"trafMode", "transportMode"}, {"trafNo", "transportMeansName"}, {"trafName", "transportMeansName"},
        {"billNo", "transportDocumentNumber"}, {"ebcCode", "traderCode"}, {"ebcName", "traderName"}, {"ownerCode", "ownerCode"}, {"ownerName", "ownerName"},
        {"agentCode", "declarantCode"}, {"agentName", "declarantName"}, {"emsNo", "recordNumber"}, {"licenseNo", "licenceNumber"},
        {"grossWeight", "grossWeightKg"}, {"netWeight", "netWeightKg"}, {"packNo", "packageQuantity"}};
    private static final String[][] LINE_FIELDS = {{"gnum", "itemNumber"}, {"gcode", "commodityCode"}, {"gname", "description"}, {"gmodel", "specification"},
        {"qty", "quantity"}, {"unit", "unit"}, {"qty1", "firstQuantity"}, {"unit1", "firstUnit"}, {"qty2", "secondQuantity"}, {"unit2", "secondUnit"},
        {"price", "unitPrice"}, {"totalPrice", "totalPrice"}};
    private static final Map<String, Plan> PLANS = Map.of("621", Plan.of(CebForm.of("CEB621Message"), "originCountry"),
            "603", Plan.of(CebForm.of("CEB603Message"), "destinationCountry"));
    private static final Field TRADE_COUNTRY = HEAD.field("tradeCountry");
    private static final Field CURRENCY = ITEMS.field("currency");
    private final Targeting targeting;
    private final Traders traders;

    ListTargets(Targeting targeting, Traders traders) {
        this.targeting = targeting;
        this.traders = traders;
    }

    private record Copy(int place, Field field) { }

    /** Where the values of a declaration stand in a form. */
    private record Plan(List<Copy> head, List<Copy> line, int country, int lineCountry, Field lineCountryField, int currency, int firm, int office) {

        static Plan of(CebForm form, String countryOfLines) {
            return new Plan(copies(form.headFields(), HEAD, HEAD_FIELDS), copies(form.lineFields(), ITEMS, LINE_FIELDS), form.head("country"),
                    form.line("country"), ITEMS.field(countryOfLines), form.line("currency"), form.head("ebcCode"), form.head("customsCode"));
        }

        private static List<Copy> copies(CebFields fields, Group group, String[][] pairs) {
            return Arrays.stream(pairs).filter(pair -> fields.find(pair[0]) >= 0).map(pair -> new Copy(fields.find(pair[0]), group.field(pair[1]))).toList();
        }
    }

    /** What the random share is drawn from: the document's own number, so that the draw can be repeated. */
    public static UUID subjectOf(String guid) {
        try {
            return UUID.fromString(guid);
        } catch (IllegalArgumentException e) {
            return UUID.nameUUIDFromBytes(guid.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    /** Whether the parcel is to be inspected; hits that ask for a look at the documents are added to the doubts. */
    public boolean judge(Targets targeted, List<String> doubts) {
        boolean inspect = targeted.random();
        for (Targets.Hit hit : targeted.hits()) {
            inspect |= hit.action() == Action.INSPECT;
            if (hit.action() != Action.INSPECT && !doubts.contains(RetailList.TARGETED)) {
                doubts.add(RetailList.TARGETED);
            }
        }
        return inspect;
    }

    /** Which rules the list hits, and whether the random share takes it. */
    public Targets target(RetailCase subject, UUID id, List<BigDecimal> values, Repeats.Counts repeats) {
        CebDocument d = subject.document();
        Plan plan = PLANS.get(d.form().number());
        Document document = Document.empty();
        Node head = document.root().add(HEAD);
        for (Copy copy : plan.head) {
            head.set(copy.field, d.text(copy.place));
        }
        head.set(TRADE_COUNTRY, subject.law().letters("country", d.text(plan.country)));
        for (int i = 0; i < d.lines(); i++) {
            Node item = document.root().add(ITEMS);
            for (Copy copy : plan.line) {
                item.set(copy.field, d.text(i, copy.place));
            }
            item.set(plan.lineCountryField, subject.law().letters("country", d.text(i, plan.lineCountry)));
            item.set(CURRENCY, subject.law().letters("currency", d.text(i, plan.currency)));
        }
        Trader firm = traders.findByCode(d.text(plan.firm)).orElse(null);
        LocalDate day = subject.day();
        Map<String, BigDecimal> derived = Facts.derive(document, new ArrayList<>(values));
        repeats.put(derived);
        return targeting.target(new Facts(document, id, firm == null ? null : firm.grade().name(), firm == null ? null : firm.id(), d.text(plan.office), day,
                derived));
    }
}
