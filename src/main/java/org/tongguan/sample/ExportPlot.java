package org.tongguan.sample;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.act.ListSearch;
import org.tongguan.ecommerce.act.ListWork;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.sample.ExportPapers.Sale;
import org.tongguan.sample.SampleData.ExportParcels;

/** Tells of parcels sold abroad: sold, declared, arrived, gone, summed up, cancelled, come back. Begun again it sends the same messages. */
@Component
class ExportPlot {

    private static final String OFFICE = "2218";
    private final RetailPlot sender;
    private final ListSearch search;
    private final ListWork work;

    ExportPlot(RetailPlot sender, ListSearch search, ListWork work) {
        this.sender = sender;
        this.search = search;
        this.work = work;
    }

    void tell(Scene scene, LocalDate day, BooleanSupplier stopping) {
        ExportPapers papers = new ExportPapers(scene.data(), day);
        List<Sale> all = sales(scene);
        for (String platform : RetailPlot.PLATFORMS) {
            String code = RetailPlot.person(scene, platform).trader();
            sender.send(scene, platform, "303", all.stream().filter(s -> s.platform().code().equals(code)).toList(), papers::order);
        }
        sender.send(scene, "huida", "403", all.stream().filter(s -> "9610".equals(s.chapter().mode()) && !s.chapter().late().contains("RECEIPT")).toList(),
                papers::receipt);
        sender.send(scene, "xunda", "505", all.stream().filter(s -> !s.chapter().late().contains("WAYBILL")).toList(), papers::waybill);
        Map<Sale, UUID> lists = sender.send(scene, "tongda", "603", all, papers::list);
        sender.send(scene, "xunda", "507", with(all, "ARRIVE"), papers::arrival);
        sender.send(scene, "xunda", "509", with(all, "DEPART"), papers::departure);
        if (stopping.getAsBoolean()) {
            return;
        }
        Map<Sale, String> numbers = new LinkedHashMap<>();
        lists.forEach((sale, id) -> numbers.put(sale, ListNumber.invtNo(list(id).number())));
        sender.send(scene, "tongda", "605", with(all, "CANCEL"), s -> papers.cancel(s, numbers.get(s)));
        sender.send(scene, "tongda", "213", with(all, "BACK"), s -> papers.back(s, numbers.get(s)));
        sender.send(scene, "xunda", "215", with(all, "SORT"), papers::sorted);
        // One application has one consignor.
        with(all, "SUM").stream().collect(Collectors.groupingBy(s -> s.platform().code(), LinkedHashMap::new, Collectors.toList())).forEach((code, some) ->
                sender.send(scene, "tongda", "701" + code, some.subList(0, 1), s -> papers.summary(s, some.stream().map(numbers::get).toList())));
        Actor officer = scene.at(OFFICE, Role.OFFICER);
        with(all, "INSPECT").stream().map(s -> list(lists.get(s))).filter(l -> l.state() == ListState.REVIEW)
                .forEach(l -> work.command(officer, l.id(), "inspect", "开拆核对品名与数量。 Open it; compare name and quantity.", null));
    }

    private RetailList list(UUID id) {
        return search.get(Actor.PLATFORM, id).list();
    }

    private static List<Sale> with(List<Sale> all, String act) {
        return all.stream().filter(s -> s.chapter().acts().contains(act)).toList();
    }

    private static List<Sale> sales(Scene scene) {
        Map<String, SampleData.ParcelGoods> goods = scene.data().parcelGoods.stream().collect(Collectors.toMap(SampleData.ParcelGoods::key, g -> g));
        List<Sale> all = new ArrayList<>();
        for (ExportParcels chapter : scene.data().exportParcels) {
            for (int i = 0; i < chapter.count(); i++) {
                SampleData.Party platform = scene.data().party(RetailPlot.person(scene, RetailPlot.PLATFORMS.get(all.size() % 2)).trader());
                all.add(new Sale("%s%06d".formatted(scene.world(), 360_001 + all.size()), chapter,
                        goods.get(chapter.goods().get(i % chapter.goods().size())), platform));
            }
        }
        return all;
    }
}
