package org.tongguan.sample;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.Detention;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.RetailReturn;
import org.tongguan.ecommerce.act.Assurers;
import org.tongguan.ecommerce.act.ListSearch;
import org.tongguan.ecommerce.act.ListWork;
import org.tongguan.ecommerce.act.ReturnDesk;
import org.tongguan.ecommerce.act.Stock;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.gateway.Inbox;
import org.tongguan.inspection.Decision;
import org.tongguan.inspection.Inspection;
import org.tongguan.inspection.Outcome;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.Role;
import org.tongguan.proof.PaymentPlatforms;
import org.tongguan.runtime.Ids;
import org.tongguan.sample.RetailPapers.Parcel;
import org.tongguan.sample.SampleData.Parcels;
import org.tongguan.sample.SampleData.Party;
import org.tongguan.sample.SampleData.Person;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.Certificates;
import org.tongguan.signature.RegisteredCertificate;
import org.tongguan.signature.SigningKey;
import org.tongguan.trader.Traders;

/**
 * Tells of retail parcels: platforms, a payment firm, a courier and a broker send their messages, officers decide. Begun again it sends the same
 * messages, which are repeats then, and does what has not been done.
 */
@Component
class RetailPlot {

    private static final int MOST_IN_A_MESSAGE = 100;
    private static final int MOST_RETURNS = 200;
    private static final BigDecimal GUARANTEE = new BigDecimal("200000");
    private static final BigDecimal PIECES = new BigDecimal("500");
    /** Sold out of the bonded zone without having come in. */
    private static final String NOT_IN_STOCK = "chocolate";
    static final List<String> PLATFORMS = List.of("haitao", "huanqiu");
    private final Inbox inbox;
    private final Retail retail;
    private final Officials officials;

    RetailPlot(Inbox inbox, Retail retail, Officials officials) {
        this.officials = officials;
        this.inbox = inbox;
        this.retail = retail;
    }

    /** The doors of cross-border e-commerce. */
    @Component
    record Retail(Assurers assurers, Stock stock, ListSearch search, ListWork work, ReturnDesk returns, Certificates certificates, Traders traders,
                  PaymentPlatforms platforms, Clock clock) { }

    private record Told(Scene scene, LocalDate day, RetailPapers papers) { }

    void tell(Scene scene, LocalDate day, BooleanSupplier stopping) {
        Told told = new Told(scene, day, new RetailPapers(scene.data(), day));
        Actor senior = scene.person("senior");
        PLATFORMS.forEach(p -> retail.assurers.register(senior, person(scene, p).trader(), GUARANTEE));
        certificates(scene);
        PLATFORMS.forEach(p -> retail.platforms.register(scene.person("admin"),
                retail.traders.findByCode(person(scene, p).trader()).orElseThrow().id(), PaymentPlatforms.SANDBOX));
        List<Parcel> all = parcels(scene);
        only(all, p -> "1210".equals(p.chapter().mode()) && !NOT_IN_STOCK.equals(p.goods().key())).stream()
                .map(p -> p.goods().key().toUpperCase(Locale.ROOT)).distinct()
                .forEach(item -> retail.stock.in(senior, RetailPapers.book(), item, PIECES, scene.world() + "-QD2248"));
        for (String platform : PLATFORMS) {
            String code = person(scene, platform).trader();
            send(told.scene, platform, "ORDER", only(all, p -> p.platform().code().equals(code) && isInTime(p, "ORDER")), told.papers::order);
        }
        send(told.scene, "huida", "PAYMENT", only(all, p -> isInTime(p, "PAYMENT")), told.papers::payment);
        send(told.scene, "xunda", "WAYBILL", only(all, p -> isInTime(p, "WAYBILL")), told.papers::waybill);
        Map<Parcel, UUID> lists = send(told.scene, "tongda", "LIST", all, told.papers::list);
        for (String platform : PLATFORMS) {
            String code = person(scene, platform).trader();
            send(told.scene, platform, "+ORDER", only(all, p -> p.platform().code().equals(code) && p.chapter().late().contains("+ORDER")), told.papers::order);
        }
        send(told.scene, "xunda", "+WAYBILL", only(all, p -> p.chapter().late().contains("+WAYBILL")), told.papers::waybill);
        send(told.scene, "huida", "+PAYMENT", only(all, p -> p.chapter().late().contains("+PAYMENT")), told.papers::payment);
        for (Map.Entry<Parcel, UUID> one : lists.entrySet()) {
            for (String act : one.getKey().chapter().acts()) {
                if (!stopping.getAsBoolean()) {
                    act(told, one.getKey(), one.getValue(), act);
                }
            }
        }
    }

    /** Certificates that sign messages, made by nobody and kept by nobody: one of each sender, and one of the broker that was revoked. */
    private void certificates(Scene scene) {
        Actor admin = scene.person("admin");
        Instant now = retail.clock.instant();
        for (String sender : List.of("tongda", "tongda", "haitao", "xunda")) {
            Party firm = scene.data().party(person(scene, sender).trader());
            long trader = retail.traders.findByCode(firm.code()).orElseThrow().id();
            List<RegisteredCertificate> known = retail.certificates.list(admin, trader, 0, Page.LIMIT).items();
            if (known.stream().noneMatch(c -> c.revokedAt() == null)) {
                SigningKey key = SigningKey.generate(Certificate.KeyKind.SM2, firm.registration().name().en(), now.minus(Duration.ofDays(200)),
                        now.plus(Duration.ofDays(530)));
                RegisteredCertificate one = retail.certificates.register(admin, trader, key.certificate().encoded());
                if ("tongda".equals(sender) && known.isEmpty()) {
                    retail.certificates.revoke(admin, one.id(), "签名卡遗失。 The signing card was lost.");
                }
            }
        }
    }

    private static List<Parcel> only(List<Parcel> all, Predicate<Parcel> which) {
        return all.stream().filter(which).toList();
    }

    private static boolean isInTime(Parcel parcel, String part) {
        return !parcel.chapter().late().contains(part) && !parcel.chapter().late().contains("+" + part);
    }

    static Person person(Scene scene, String username) {
        return scene.data().people.stream().filter(p -> p.username().equals(username)).findFirst().orElseThrow();
    }

    private static List<Parcel> parcels(Scene scene) {
        Map<String, SampleData.ParcelGoods> goods = scene.data().parcelGoods.stream().collect(Collectors.toMap(SampleData.ParcelGoods::key, g -> g));
        List<Parcel> all = new ArrayList<>();
        for (Parcels chapter : scene.data().parcels) {
            for (int i = 0; i < chapter.count(); i++) {
                // Two of three by the first platform.
                Party platform = scene.data().party(person(scene, PLATFORMS.get(all.size() % 3 / 2)).trader());
                all.add(new Parcel("%s%06d".formatted(scene.world(), 260_001 + all.size()), chapter,
                        goods.get(chapter.goods().get(i % chapter.goods().size())), platform));
            }
        }
        return all;
    }

    /** Sends a document of each, as many in a message as there may be; tells the documents' identities. */
    <P> Map<P, UUID> send(Scene scene, String sender, String what, List<P> parcels, Function<P, CebDocument> write) {
        Map<P, UUID> sent = new LinkedHashMap<>();
        Party firm = scene.data().party(person(scene, sender).trader());
        for (int from = 0; from < parcels.size(); from += MOST_IN_A_MESSAGE) {
            List<P> some = parcels.subList(from, Math.min(parcels.size(), from + MOST_IN_A_MESSAGE));
            List<CebDocument> documents = some.stream().map(write).toList();
            byte[] body = RetailPapers.message(firm, scene.world() + sender + what + from, documents);
            UUID message = inbox.accept(scene.person(sender), documents.getFirst().form().kind(), body, null).message().id();
            for (int i = 0; i < some.size(); i++) {
                sent.put(some.get(i), Ids.part(message, i));
            }
        }
        return sent;
    }

    private void act(Told told, Parcel parcel, UUID id, String act) {
        RetailList list = retail.search.get(Actor.PLATFORM, id).list();
        Actor officer = told.scene.at(parcel.chapter().office(), Role.OFFICER);
        String number = ListNumber.invtNo(list.number());
        boolean person = list.state() == ListState.REVIEW;
        switch (act) {
            case "RELEASE" -> command(officer, list, "release", person, "代他人付款已说明。 The payment for somebody else was explained.");
            case "REJECT" -> command(officer, list, "reject", person, "数量超出个人自用合理范围。 More than one person uses.");
            case "INSPECT" -> command(officer, list, "inspect", list.state() == ListState.REVIEW, "开拆核对品名与数量。 Open it; compare name and quantity.");
            case "PASS" -> visit(told.scene, list, Outcome.PASS);
            case "FAIL" -> visit(told.scene, list, Outcome.FAIL);
            case "SEND_BACK" -> decide(told.scene, list, Decision.RE_EXPORT);
            case "DETAIN" -> detain(officer, list, Detention.CLEARANCE, "涉嫌侵权，待权利人确认。 May infringe a trade mark; its owner is asked.");
            case "DETAIN_SMUGGLED" -> detain(officer, list, Detention.SMUGGLING, "夹藏，移送缉私。 Hidden goods: handed to anti-smuggling.");
            case "CONFISCATE" -> command(told.scene.person("senior"), list, "confiscate", list.state() == ListState.DETAINED, "依法没收。 Confiscated.");
            case "CANCEL" -> send(told.scene, "tongda", "623" + parcel.number(), List.of(parcel), p -> told.papers.about(p, "623", number, null));
            case "SIGN" -> send(told.scene, "xunda", "513" + parcel.number(), List.of(parcel), told.papers::signed);
            case "RETURN" -> send(told.scene, "tongda", "625" + parcel.number(), List.of(parcel),
                    p -> told.papers.about(p, "625", number, p.quantity().toPlainString()));
            case "RETURN_PART" -> send(told.scene, "tongda", "625" + parcel.number(), List.of(parcel), p -> told.papers.about(p, "625", number, "1"));
            case "ARRIVE" -> retail.returns.list(officer, RetailReturn.State.APPLIED, 0, MOST_RETURNS).items().stream().map(ReturnDesk.Row::back)
                    .filter(back -> back.listId().equals(id)).forEach(back -> retail.returns.arrive(officer, back.id()));
            default -> throw new IllegalStateException(act);
        }
    }

    private void visit(Scene scene, RetailList list, Outcome outcome) {
        officials.visit(scene, list.ref()).filter(v -> v.order().state() == Inspection.State.ORDERED).ifPresent(v -> {
            officials.schedule(v, Duration.ZERO);
            officials.record(v, outcome);
        });
    }

    private void decide(Scene scene, RetailList list, Decision decision) {
        officials.visit(scene, list.ref()).ifPresent(v -> officials.decide(v, decision));
    }

    private void detain(Actor officer, RetailList list, Detention ground, String reason) {
        if (list.state() == ListState.REVIEW || list.state() == ListState.INSPECTION) {
            retail.work.command(officer, list.id(), "detain", reason, ground);
        }
    }

    private void command(Actor officer, RetailList list, String command, boolean fits, String reason) {
        if (fits) {
            retail.work.command(officer, list.id(), command, reason, null);
        }
    }
}
