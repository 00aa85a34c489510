package org.tongguan.ecommerce.screening;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.formats.Dictionary;
import org.tongguan.formats.Document;
import org.tongguan.formats.Field;
import org.tongguan.formats.Group;
import org.tongguan.formats.Node;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.risk.Facts;
import org.tongguan.risk.Targeting;
import org.tongguan.risk.Targets;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** Shows a list to risk targeting in the words of a declaration, so that the same rules meet both. */
@Component
public class ListTargets {

    private static final CebForm FORM = CebForm.of("CEB621Message");
    private static final Group HEAD = Dictionary.declaration().group("head");
    private static final Group ITEMS = Dictionary.declaration().group("goodsItems");
    /** Where the head's elements stand in a declaration. */
    private static final Copy[] HEAD_COPIES = {
        head("ieFlag", "direction"), head("customsCode", "declarationOffice"), head("portCode", "entryExitOffice"), head("tradeMode", "procedureCode"),
        head("trafMode", "transportMode"), head("trafNo", "transportMeansName"), head("billNo", "transportDocumentNumber"),
        head("ebcCode", "traderCode"), head("ebcName", "traderName"), head("agentCode", "declarantCode"), head("agentName", "declarantName"),
        head("emsNo", "recordNumber"), head("licenseNo", "licenceNumber"), head("grossWeight", "grossWeightKg"), head("netWeight", "netWeightKg"),
        head("packNo", "packageQuantity")};
    private static final Copy[] LINE_COPIES = {
        line("gnum", "itemNumber"), line("gcode", "commodityCode"), line("gname", "description"), line("gmodel", "specification"),
        line("qty", "quantity"), line("unit", "unit"), line("qty1", "firstQuantity"), line("unit1", "firstUnit"), line("qty2", "secondQuantity"),
        line("unit2", "secondUnit"), line("price", "unitPrice"), line("totalPrice", "totalPrice")};
    private static final int COUNTRY = FORM.head("country");
    private static final int LINE_COUNTRY = FORM.line("country");
    private static final int FIRM = FORM.head("ebcCode");
    private static final int OFFICE = FORM.head("customsCode");
    private static final Field TRADE_COUNTRY = HEAD.field("tradeCountry");
    private static final Field ORIGIN = ITEMS.field("originCountry");
    private static final Field CURRENCY = ITEMS.field("currency");
    private final Targeting targeting;
    private final Traders traders;
    private final CodeLists codes;
    private volatile Countries countries = new Countries(Map.of(), Map.of());

    ListTargets(Targeting targeting, Traders traders, CodeLists codes) {
        this.targeting = targeting;
        this.traders = traders;
        this.codes = codes;
    }

    private record Copy(int place, Field field) { }

    /** Country codes in three letters by the old three digits that these messages use. */
    private record Countries(Map<String, List<Code>> from, Map<String, String> letters) { }

    private static Copy head(String element, String field) {
        return new Copy(FORM.head(element), HEAD.field(field));
    }

    private static Copy line(String element, String field) {
        return new Copy(FORM.line(element), ITEMS.field(field));
    }

    /** Which rules the list hits, and whether the random share takes it. */
    public Targets target(RetailCase subject, UUID id, List<BigDecimal> values) {
        CebDocument d = subject.document();
        Document document = Document.empty();
        Node head = document.root().add(HEAD);
        for (Copy copy : HEAD_COPIES) {
            head.set(copy.field, d.text(copy.place));
        }
        head.set(TRADE_COUNTRY, letters(d.text(COUNTRY)));
        for (int i = 0; i < d.lines(); i++) {
            Node item = document.root().add(ITEMS);
            for (Copy copy : LINE_COPIES) {
                item.set(copy.field, d.text(i, copy.place));
            }
            item.set(ORIGIN, letters(d.text(i, LINE_COUNTRY)));
            item.set(CURRENCY, "CNY");
        }
        Trader firm = traders.findByCode(d.text(FIRM)).orElse(null);
        LocalDate day = subject.day();
        return targeting.target(new Facts(document, id, firm == null ? null : firm.grade().name(), firm == null ? null : firm.id(), d.text(OFFICE), day,
                Facts.derive(document, new ArrayList<>(values))));
    }

    private String letters(String digits) {
        Map<String, List<Code>> all = codes.all("country");
        Countries known = countries;
        if (known.from != all) {
            Map<String, String> letters = new HashMap<>();
            all.values().forEach(versions -> versions.forEach(code -> {
                if (code.attributes().containsKey("old")) {
                    letters.put(code.attributes().get("old"), code.code());
                }
            }));
            known = new Countries(all, letters);
            countries = known;
        }
        return known.letters.get(digits);
    }
}
