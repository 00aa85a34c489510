package org.tongguan.ecommerce.api;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.Detention;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.ReturnProcedure;
import org.tongguan.ecommerce.act.ListSearch;
import org.tongguan.ecommerce.act.ListWork;
import org.tongguan.ecommerce.act.SentDocuments;
import org.tongguan.ecommerce.api.RetailViews.RetailDocumentView;
import org.tongguan.ecommerce.api.RetailViews.RetailFindingView;
import org.tongguan.ecommerce.api.RetailViews.RetailListView;
import org.tongguan.ecommerce.api.RetailViews.RetailListWhole;
import org.tongguan.ecommerce.api.RetailViews.RetailMessageView;
import org.tongguan.ecommerce.api.RetailViews.RetailMissingView;
import org.tongguan.ecommerce.api.RetailViews.RetailPartyView;
import org.tongguan.ecommerce.api.RetailViews.RetailReturnView;
import org.tongguan.ecommerce.api.RetailViews.RetailStepView;
import org.tongguan.ecommerce.api.RetailViews.RetailTaxView;
import org.tongguan.ecommerce.inspect.ParcelInspections;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.store.ListStore;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.trader.Traders;

/** Turns lists, returns and documents into what pages show. */
@Component
class RetailPages {

    /** The positive list remarks something of the goods. */
    private static final String REMARKED = "ECM-233";
    private static final int HEADING = 8;
    /** The parts firms have, with the elements of their code and name, and the documents that may name them. */
    private static final String[][] PARTIES = {{"PLATFORM", "ebp", "LIST ORDER"}, {"SELLER", "ebc", "LIST ORDER"}, {"PAYMENT", "pay", "PAYMENT ORDER"},
        {"LOGISTICS", "logistics", "LIST WAYBILL"}, {"DECLARANT", "agent", "LIST"}};
    private final RetailDocuments documents;
    private final Traders traders;
    private final Texts texts;
    private final Transactions transactions;
    private final ParcelInspections inspections;
    private final LawData law;
    private final Clock clock;

    RetailPages(RetailDocuments documents, Traders traders, Texts texts, Transactions transactions, ParcelInspections inspections, LawData law, Clock clock) {
        this.law = law;
        this.inspections = inspections;
        this.documents = documents;
        this.traders = traders;
        this.texts = texts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** A page of lists, each with what its document says of order and goods; a message is opened once, however many of its lists are shown. */
    Page<RetailListView> page(Actor actor, Page<ListSearch.Row> rows) {
        Map<UUID, List<CebDocument>> opened = new HashMap<>();
        return transactions.read(actor, () -> rows.map(row -> {
            UUID id = row.list().id();
            List<CebDocument> all = opened.computeIfAbsent(Ids.whole(id), documents::list);
            return view(actor, row, Ids.number(id) < all.size() ? all.get(Ids.number(id)) : null);
        }));
    }

    List<RetailListView> lists(Actor actor, List<RetailList> lists) {
        return page(actor, new Page<>(lists.stream().map(l -> new ListSearch.Row(l, Set.of(), false)).toList(), 0, lists.size(), lists.size())).items();
    }

    private RetailListView view(Actor actor, ListSearch.Row row, CebDocument d) {
        RetailList l = row.list();
        boolean lines = d != null && d.lines() > 0;
        return new RetailListView(l.id(), Ids.whole(l.id()), ListNumber.invtNo(l.number()),
                ListNumber.preNo(l.number(), l.filedOn(clock.getZone())), l.isExport() ? "EXPORT" : "IMPORT", l.state().name(), "%04d".formatted(l.office()),
                Integer.toString(l.mode()), RetailViews.yuan(l.amounts().value()), RetailViews.yuan(l.amounts().tax()), l.filedAt(), l.decidedAt(),
                findings(actor, l, d), kinds(row.missing()), traders.name(l.traderId()), d == null ? null : d.text("orderNo"),
                lines ? line(d, 0, "gname") : null, d == null ? 0 : d.lines(), row.archived());
    }

    private static List<String> kinds(Set<Part.Kind> kinds) {
        return kinds.stream().sorted().map(Part.Kind::name).toList();
    }

    /** What was found; only officials are told that targeting asks. */
    private List<RetailFindingView> findings(Actor actor, RetailList l, CebDocument d) {
        return l.findings() == null ? List.of() : Arrays.stream(l.findings().split(";")).map(f -> f.split("\\|"))
                .filter(f -> actor.isOfficial() || !RetailList.TARGETED.equals(f[0]))
                .map(f -> new RetailFindingView(f[0], texts.get("retail." + f[0]), REMARKED.equals(f[0]) ? remarks(l, d)
                        : Arrays.asList(f).subList(1, f.length))).toList();
    }

    /** What the positive list of the day remarked of the goods, in one text. With the list only codes of doubts are kept. */
    private List<String> remarks(RetailList l, CebDocument d) {
        String remarks = d == null ? "" : IntStream.range(0, d.lines()).mapToObj(i -> line(d, i, "gcode")).filter(code -> code.length() >= HEADING)
                .map(code -> law.positive(code.substring(0, HEADING), l.filedOn(clock.getZone())))
                .filter(p -> p != null && p.remark() != null).map(RetailCase.PositiveLine::remark).distinct().collect(Collectors.joining("；"));
        return remarks.isEmpty() ? List.of() : List.of(remarks);
    }

    /** A list with its documents. */
    RetailListWhole whole(Actor actor, ListSearch.Whole whole) {
        CebDocument d = whole.documents().get("LIST");
        RetailList l = whole.list();
        RetailListView view = view(actor, whole.row(), d);
        RetailList.Amounts a = l.amounts();
        Set<String> found = view.findings().stream().map(RetailFindingView::code).collect(Collectors.toSet());
        return new RetailListWhole(view, new RetailTaxView(RetailViews.yuan(a.duty()), RetailViews.yuan(a.consumption()), RetailViews.yuan(a.vat())),
                List.copyOf(whole.documents().keySet()), parties(whole.documents()),
                whole.row().missing().stream().sorted().map(k -> missing(k, d)).toList(),
                Comparison.of(whole.documents(), found), GoodsComparison.of(d, whole.documents().get("ORDER"), found),
                whole.steps().stream().map(RetailPages::step).toList(), whole.returns().stream().map(r -> back(actor, r, l)).toList(),
                inspections.list(l, actor), inspections.hits(l, actor), whole.row().archived() ? List.of() : ListWork.commands(actor, l));
    }

    /** A step's note begins with the state it came from, in angle brackets. */
    private static RetailStepView step(ListStore.Step s) {
        int end = s.note().indexOf('>');
        return new RetailStepView(s.at(), s.note().startsWith("<") ? s.note().substring(1, end) : null, ListState.of(s.state()).name(),
                s.note().substring(end + 1), Detention.of(s.state()));
    }

    private List<RetailPartyView> parties(Map<String, CebDocument> all) {
        List<RetailPartyView> parties = new ArrayList<>();
        for (String[] party : PARTIES) {
            Arrays.stream(party[2].split(" ")).map(all::get).filter(d -> d != null && said(d, party[1] + "Code") != null).findFirst()
                    .ifPresent(d -> parties.add(new RetailPartyView(party[0], d.text(party[1] + "Code"), said(d, party[1] + "Name"))));
        }
        CebDocument list = all.get("LIST");
        if (list != null && said(list, "assureCode") != null) {
            String code = list.text("assureCode");
            parties.add(new RetailPartyView("ASSURER", code, parties.stream().filter(p -> p.code().equals(code)).map(RetailPartyView::name).findFirst()
                    .orElseGet(() -> traders.findByCode(code).map(t -> t.name().zh()).orElse(null))));
        }
        return parties;
    }

    private static RetailMissingView missing(Part.Kind kind, CebDocument d) {
        boolean waybill = kind == Part.Kind.WAYBILL;
        String firm = waybill ? "logistics" : "ebp";
        return d == null ? new RetailMissingView(kind.name(), null, null, null)
                : new RetailMissingView(kind.name(), d.text(firm + "Code"), d.text(firm + "Name"), d.text(waybill ? "logisticsNo" : "orderNo"));
    }

    private static String line(CebDocument d, int line, String element) {
        return d.text(line, d.form().line(element));
    }

    /** A return; {@code list}: the one it is of, null where it cannot be seen. */
    RetailReturnView back(Actor actor, RetailReturn r, RetailList list) {
        Map<String, String> goods = new LinkedHashMap<>();
        r.goods().forEach((line, quantity) -> goods.put(line.toString(), quantity.toPlainString()));
        boolean own = list != null && actor.covers("%04d".formatted(list.office()));
        return new RetailReturnView(r.id(), r.listId(), list == null ? null : ListNumber.invtNo(list.number()),
                list == null ? null : "%04d".formatted(list.office()), traders.name(r.traderId()), r.state().name(), RetailViews.yuan(r.value()),
                RetailViews.yuan(r.tax()), r.whole(), goods, r.appliedAt(), r.dueOn(), r.endedAt(),
                own ? ReturnProcedure.TABLE.commands(r.state(), null, actor) : List.of());
    }

    RetailDocumentView document(SentDocuments.Sent sent) {
        CebDocument d = sent.document();
        String form = d.form().number();
        String number = switch (form) {
            case "505", "511", "513" -> said(d, "logisticsNo");
            case "603", "621" -> sent.list() == null ? said(d, "copNo") : ListNumber.invtNo(sent.list().number());
            case "213", "605", "623", "625" -> said(d, "invtNo");
            default -> said(d, "orderNo");
        };
        boolean waybill = "505".equals(form) || "511".equals(form) || "513".equals(form);
        return new RetailDocumentView(sent.id(), sent.message().id(), form, number, said(d, "orderNo"), said(d, waybill ? "logisticsCode" : "ebpCode"),
                sent.message().at(), sent.counts(), sent.list() == null ? null : sent.list().state().name(), kinds(sent.missing()),
                sent.visible() ? sent.list().id() : null);
    }

    private static String said(CebDocument d, String element) {
        return d.form().headFields().find(element) < 0 ? null : d.text(element);
    }

    RetailMessageView message(SentDocuments.SentMessage m) {
        return new RetailMessageView(m.message().id(), m.message().kind(), m.message().at(), traders.name(m.message().traderId()), m.documents(),
                m.first().stream().map(this::document).toList());
    }
}
