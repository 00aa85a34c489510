package org.tongguan.bench;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.springframework.context.ConfigurableApplicationContext;
import org.tongguan.access.Account;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.risk.RiskRules;
import org.tongguan.runtime.Json;
import org.tongguan.runtime.postgres.EmbeddedPostgres;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.Certificates;
import org.tongguan.signature.SigningKey;
import org.tongguan.trader.CreditCode;
import org.tongguan.trader.Registration;
import org.tongguan.trader.Trader;
import org.tongguan.trader.TraderRole;
import org.tongguan.trader.Traders;

/** Fills a new data directory with what a load needs: traders with a token each, and active targeting rules. */
final class Preparation {

    private static final String[] COUNTRIES = {"DEU", "PRT", "USA", "FRA", "JPN", "KOR", "VNM", "AUS", "BRA", "ITA"};
    private static final String[] CODES = {"8542", "854239", "6110", "611020", "9403", "940360", "8517", "851762", "8471", "847130"};

    /** Reference values take two. */
    private static final Actor ANOTHER = new Actor(1, "load-analyst", Set.of(Role.ANALYST), null, null);

    private Preparation() { }

    /** Who sends: a trader, the secret of its API token, and the key it signs with; null = it does not sign. */
    record Sender(Trader trader, String token, SigningKey key) { }

    /** Traders that do not sign. */
    static List<Sender> fill(Path home, int traders, int rules) {
        return fill(home, traders, rules, null);
    }

    /** @param keys of what kind the traders' keys are; null = they do not sign */
    static List<Sender> fill(Path home, int traders, int rules, Certificate.KeyKind keys) {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(home);
             ConfigurableApplicationContext context = Inside.start(home, postgres)) {
            context.getBean(RiskRules.class).importRules(new ByteArrayInputStream(rules(rules).getBytes(StandardCharsets.UTF_8)), Actor.PLATFORM, ANOTHER);
            List<Sender> senders = new ArrayList<>();
            for (int i = 1; i <= traders; i++) {
                senders.add(sender(context, i, keys));
            }
            return senders;
        }
    }

    private static Sender sender(ConfigurableApplicationContext context, int number, Certificate.KeyKind keys) {
        String body = "91310000MB" + String.format("%07d", number);
        Trader trader = context.getBean(Traders.class).register(Actor.PLATFORM, new Registration(String.format("3122%06d", 960000 + number),
                body + CreditCode.check(body), Text.of("上海压测贸易" + number + "有限公司", "Shanghai Load Trading " + number + " Ltd."),
                Set.of(TraderRole.CONSIGNEE), true));
        Account account = context.getBean(Accounts.class).create(Actor.PLATFORM, new NewAccount("load-" + number, "压测", Set.of(Role.DECLARANT), null,
                trader.id(), true, null));
        return new Sender(trader, context.getBean(Tokens.class).create(account.actor(), "load").token(), keys == null ? null : key(context, trader, keys));
    }

    private static SigningKey key(ConfigurableApplicationContext context, Trader trader, Certificate.KeyKind kind) {
        Instant now = Instant.now();
        SigningKey key = SigningKey.generate(kind, "load", now.minus(Duration.ofDays(1)), now.plus(Duration.ofDays(30)));
        context.getBean(Certificates.class).register(Actor.PLATFORM, trader.id(), key.certificate().encoded());
        return key;
    }

    /** Rules in the layout of {@code data/sample/risk_rules.yaml} (JSON is YAML): most look at these goods and few match, as in a real set. */
    private static String rules(int count) {
        Random random = new Random(1);
        List<Map<String, Object>> rules = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<Map<String, Object>> conditions = new ArrayList<>();
            String code = random.nextInt(3) == 0 ? CODES[random.nextInt(CODES.length)] : String.format("%02d%02d", 1 + random.nextInt(97), 1
                    + random.nextInt(20));
            conditions.add(condition("goodsItems.commodityCode", "PREFIX", code));
            conditions.add(condition("goodsItems.originCountry", "IN", COUNTRIES[random.nextInt(10)], COUNTRIES[random.nextInt(10)]));
            // Items of the load are worth 10,000 to 99,999; a narrow band makes a rare hit.
            int from = 10_000 + random.nextInt(89_000);
            conditions.add(condition("goodsItems.totalPrice", "RANGE", "" + from, "" + (from + 1 + random.nextInt(3))));
            if (random.nextInt(3) == 0) {
                conditions.add(condition("head.tradeCountry", "EQ", COUNTRIES[random.nextInt(10)]));
            }
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("code", String.format("LOAD-%05d", i));
            rule.put("name", "规则 " + i);
            rule.put("conditions", conditions);
            rule.put("action", i % 5 == 0 ? "DOCUMENT_REVIEW" : i % 5 == 1 ? "HOLD" : "INSPECT");
            rule.put("departments", List.of("CUSTOMS"));
            rule.put("owner", "load");
            rule.put("reason", Map.of("zh", "压测规则命中，请核实。", "en", "A rule of the load matched; check."));
            rules.add(rule);
        }
        return Json.write(Map.of("references", List.of(), "rules", rules));
    }

    private static Map<String, Object> condition(String field, String op, String... values) {
        return Map.of("field", field, "op", op, "values", List.of(values));
    }
}
