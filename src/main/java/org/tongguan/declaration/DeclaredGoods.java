package org.tongguan.declaration;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.screening.Valuation;
import org.tongguan.declaration.store.DeclarationQueries;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.tariff.Assessment;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** The goods lines of declarations that stand, as those need them who count what was traded and what was levied. */
@Component
public class DeclaredGoods {

    private static final Set<DeclarationState> STANDING = EnumSet.of(DeclarationState.ACCEPTED, DeclarationState.PICKUP, DeclarationState.RELEASED,
            DeclarationState.CLOSED);
    private final DeclarationQueries queries;
    private final Traders traders;
    private final Clock clock;

    DeclaredGoods(DeclarationQueries queries, Traders traders, Clock clock) {
        this.queries = queries;
        this.traders = traders;
        this.clock = clock;
    }

    /**
     * A goods line.
     *
     * @param traderId   the domestic consignee or consignor where it is registered, else who filed
     * @param direction  I or E
     * @param country    of origin for imports, of destination for exports
     * @param agreement  code of the agreement whose rate is claimed, null = none
     * @param value      customs value in yuan, null = not determined
     * @param quantities statutory quantities by unit
     * @param treatment  how it was levied, null = not assessed
     * @param duty       import duty in yuan, null = not assessed
     * @param rateKind   which rate was applied (see {@link Assessment.TaxLine}), null = not assessed
     */
    public record Item(int itemNumber, long traderId, LocalDate day, String direction, String code, String description, String country, String agreement,
                       BigDecimal value, Map<String, BigDecimal> quantities, Assessment.Treatment treatment, BigDecimal duty, String rateKind) { }

    /** The lines of those declarations that stand, by declaration. In the caller's transaction. */
    public Map<UUID, List<Item>> list(Collection<UUID> declarations) {
        Map<UUID, List<Item>> lines = new LinkedHashMap<>();
        queries.list(declarations).stream().filter(d -> STANDING.contains(d.state())).forEach(d -> lines.put(d.id(), lines(d)));
        return lines;
    }

    private List<Item> lines(Declaration d) {
        List<Item> items = new ArrayList<>();
        List<Assessment.Line> assessed = d.assessment() == null ? List.of() : Valuation.read(d.assessment()).lines();
        long trader = owner(d);
        LocalDate day = LocalDate.ofInstant(d.acceptedAt() == null ? d.filedAt() : d.acceptedAt(), clock.getZone());
        List<Node> nodes = d.document().items();
        for (int i = 0; i < nodes.size(); i++) {
            Node node = nodes.get(i);
            if (node.text("commodityCode") != null) {
                items.add(item(d, node, i + 1, trader, day, i < assessed.size() ? assessed.get(i) : null));
            }
        }
        return items;
    }

    private long owner(Declaration d) {
        return traders.findByCode(d.document().head("traderCode")).or(() -> traders.findByCode(d.document().head("traderCreditCode")))
                .map(Trader::id).orElse(d.traderId());
    }

    private static Item item(Declaration d, Node node, int position, long trader, LocalDate day, Assessment.Line assessed) {
        Map<String, BigDecimal> quantities = new TreeMap<>();
        for (String name : List.of("first", "second")) {
            BigDecimal quantity = node.decimal(node.group().field(name + "Quantity"));
            if (node.text(name + "Unit") != null && quantity != null) {
                quantities.put(node.text(name + "Unit"), quantity);
            }
        }
        Assessment.TaxLine duty = assessed == null ? null : assessed.taxes().stream().filter(t -> t.tax() == Assessment.Tax.DUTY).findFirst().orElse(null);
        // In an export declaration the two country elements change places: the first one is where the goods end.
        return new Item(position, trader, day, d.key().direction(), node.text("commodityCode"), node.text("description"), node.text("originCountry"),
                d.key().isImport() ? claimed(d.document(), node.text("itemNumber")) : null, assessed == null ? null : assessed.customsValue(), quantities,
                assessed == null ? null : assessed.treatment(), duty == null ? null : duty.amount(), duty == null ? null : duty.rateKind());
    }

    /** The agreement claimed for an item: the relation of a proof of origin (Y and two digits) to it. */
    private static String claimed(Document document, String itemNumber) {
        for (Node relation : document.root().all("originRelations")) {
            String code = relation.text("documentCode");
            if (code != null && code.matches("Y[0-9]{2}") && itemNumber != null && itemNumber.equals(relation.text("itemNumber"))) {
                return code.substring(1);
            }
        }
        return null;
    }
}
