package org.tongguan.declaration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.tongguan.access.Accounts;
import org.tongguan.access.Tokens;
import org.tongguan.declaration.control.Assessments;
import org.tongguan.declaration.screening.Valuation;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.reference.Law;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.Caller;
import org.tongguan.support.PlatformTest;
import org.tongguan.support.Port;
import org.tongguan.tariff.Assessment;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.value.ExchangeRates;
import org.tongguan.trader.Traders;

/** Every assessment can be computed again by the law it was made by, whatever becomes of the law afterwards. */
@TestPropertySource(properties = {"tongguan.test=the law is changed here: a database of its own", "spring.datasource.hikari.maximum-pool-size=10"})
class RecomputationTest extends PlatformTest {

    private static final String HEADER = "code,name_zh,name_en,unit1,unit2,mfn,general,provisional,provisional_ex,vat,consumption,export_duty,"
            + "import_documents,export_documents,inspection,valid_from,valid_to,source\n";
    @Autowired Traders traders;
    @Autowired Accounts accounts;
    @Autowired Tokens tokens;
    @Autowired Declarations declarations;
    @Autowired Assessments assessments;
    @Autowired Valuation valuation;
    @Autowired Tariff tariff;
    @Autowired ExchangeRates exchangeRates;
    @Autowired Law law;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;
    @LocalServerPort int serverPort;
    private Port port;

    @BeforeEach
    void open() {
        port = new Port(serverPort, traders, accounts, tokens, clock);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private Document document;

    private UUID file() {
        document = port.document("import");
        document.only("signature").set("operation", "C").set("clientReference", "T" + Ids.next().toString().substring(24));
        Caller.Answer answer = port.as(Role.DECLARANT).send("POST", "/api/v1/messages", DecMessageWriter.write(document), "application/xml");
        assertThat(answer.status()).as(answer.body()).isEqualTo(202);
        return UUID.fromString(answer.json().get("declarationId").asString());
    }

    private Declaration get(UUID id) {
        return declarations.get(Actor.PLATFORM, id);
    }

    @Test
    void tenYearsOnAndAfterEveryLawHasChangedItComesToTheSameCent() {
        UUID id = file();
        Assessment first = Valuation.read(get(id).assessment());
        document.items().get(1).set("totalPrice", "16800").set("unitPrice", "7");
        Caller.Answer amended = port.as(Role.DECLARANT).put("/api/v1/declarations/" + id, Map.of("document", Json.tree(JsonDocuments.write(document)),
                "reason", "correction"));
        assertThat(amended.status()).as(amended.body()).isEqualTo(200);
        Assessment second = Valuation.read(get(id).assessment());
        assertThat(second.total()).isNotEqualByComparingTo(first.total());

        changeEveryLaw(first);
        clock.set(LocalDateTime.of(2036, 6, 10, 9, 0));

        List<Assessments.Entry> all = assessments.list(Actor.PLATFORM, get(id));
        assertThat(all).hasSize(2);
        assertThat(all.get(0).total()).isEqualTo(first.total().toPlainString());
        for (Assessments.Entry one : all) {
            Assessments.Recomputed again = assessments.recompute(Actor.PLATFORM, get(id), one.n());
            assertThat(again.differences()).isEmpty();
            assertThat(again.same()).isTrue();
            assertThat(again.recomputedTotal()).isEqualTo(one.total());
        }
        // By the law as it is known now the same goods of the same day come to something else: the change was real.
        Assessment now = valuation.assess(get(id).document(), second.rateDate());
        assertThat(now.total()).isNotEqualByComparingTo(second.total());
        assertThat(now.lawVersion()).isNotEqualTo(second.lawVersion());
    }

    /** Tariff lines and exchange rates corrected back to the day, and a parameter: as wrong as can be. */
    private void changeEveryLaw(Assessment first) {
        StringBuilder rows = new StringBuilder(HEADER);
        first.lines().stream().map(l -> tariff.find(l.commodityCode(), first.rateDate()).orElseThrow()).map(TariffLine::code).distinct()
                .forEach(code -> rows.append("%s,改,changed,035,,77,99,,,17,,,,,,2025-01-01,,test\n".formatted(code)));
        assertThat(tariff.importLines(stream(rows.toString())).errors()).isEmpty();
        // Corrected once more: the rows of the first correction stay on record as well.
        assertThat(tariff.importLines(stream(rows.toString().replace(",77,", ",78,"))).errors()).isEmpty();
        StringBuilder rates = new StringBuilder("currency,month,rate,valid_from,valid_to,source\n");
        LocalDate month = first.exchangeDate().withDayOfMonth(1);
        first.exchangeRates().forEach(r -> rates.append("%s,%s,%s,%s,%s,test\n".formatted(r.currency(), month.toString().substring(0, 7),
                r.rate().multiply(new java.math.BigDecimal("1.05")), month, month.plusMonths(1))));
        assertThat(exchangeRates.importRates(stream(rates.toString())).errors()).isEmpty();
        transactions.run(Actor.PLATFORM, () -> jdbc.sql("""
                insert into law_parameter(name, value, valid_from, source) values ('insurance.default.rate', '0.5', '2018-08-01', 'test')
                on conflict (name, valid_from) do update set value = excluded.value""").update());
        law.reload();
    }

    @Test
    void theTablesOfTheLawRefuseToForget() {
        assertThat(tariff.importLines(stream(HEADER + "98765432,试,trial,035,,1,2,,,13,,,,,,2026-01-01,,test\n")).isTaken()).isTrue();
        for (String sql : List.of("delete from tariff_line where code = '98765432'", "update tariff_line set mfn = '0' where code = '98765432'",
                "update law_archive set content = ''")) {
            assertThatThrownBy(() -> transactions.run(Actor.PLATFORM, () -> jdbc.sql(sql).update())).as(sql).isInstanceOf(DataAccessException.class);
        }
    }

    @Test
    void whatWasKnownAtAMomentIsStillKnownOfIt() {
        clock.set(LocalDateTime.of(2026, 6, 10, 9, 0));
        assertThat(tariff.importLines(stream(HEADER + "98765401,试,trial,035,,5,20,,,13,,,,,,2026-01-01,,test\n")).isTaken()).isTrue();
        String before = tariff.version();
        clock.set(LocalDateTime.of(2026, 6, 11, 9, 0));
        assertThat(tariff.importLines(stream(HEADER + "98765401,试,trial,035,,6,20,,,13,,,,,,2026-01-01,,test\n")).isTaken()).isTrue();
        LocalDate day = LocalDate.of(2026, 3, 2);
        assertThat(tariff.schedule().line("98765401", day).line().mfn()).isEqualTo("6");
        assertThat(tariff.knownAt(before).line("98765401", day).line().mfn()).isEqualTo("5");
        assertThat(tariff.knownAt(LocalDateTime.of(2026, 6, 10, 20, 0).atZone(clock.getZone()).toInstant()).line("98765401", day).line().mfn()).isEqualTo("5");
        assertThat(tariff.knownAt(LocalDateTime.of(2026, 6, 9, 20, 0).atZone(clock.getZone()).toInstant()).line("98765401", day)).isNull();
    }
}
