package org.tongguan.sample;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.tongguan.formats.Csv;
import org.tongguan.gate.Lanes;
import org.tongguan.kernel.Role;
import org.tongguan.kernel.Text;
import org.tongguan.trader.Grade;
import org.tongguan.trader.Registration;
import org.tongguan.trader.TraderRole;

/** What the files under {@code data/sample} say. */
final class SampleData {

    final List<Party> parties = rows("traders", Party::of);
    final List<Person> people = rows("accounts", Person::of);
    final List<Lanes.Lane> lanes = rows("lanes", row -> new Lanes.Lane(row.get("id"), row.get("office"), Text.of(row.get("name_zh"), row.get("name_en")),
            row.get("direction"), "1".equals(row.get("allows_empty")), row.get("account"), true));
    final List<Route> routes = rows("routes", Route::of);
    final List<Goods> goods = rows("goods", Goods::of);
    final List<Chapter> chapters = rows("stories", Chapter::of);
    final List<ParcelGoods> parcelGoods = rows("parcel_goods", ParcelGoods::of);
    final List<Parcels> parcels = rows("parcels", Parcels::of);
    final List<ExportParcels> exportParcels = rows("export_parcels", ExportParcels::of);

    private static <T> List<T> rows(String file, Function<Csv.Row, T> read) {
        return Csv.resource("sample/" + file + ".csv").stream().map(read).toList();
    }

    private static List<String> words(String text) {
        return text.isBlank() ? List.of() : Arrays.asList(text.strip().split("\\s+"));
    }

    /** A trader, with where it sits: {@code district} in the list of domestic places, {@code region} in that of administrative regions. */
    record Party(Registration registration, Grade grade, String district, String region) {

        static Party of(Csv.Row row) {
            Set<TraderRole> roles = words(row.get("roles")).stream().map(TraderRole::valueOf).collect(Collectors.toSet());
            return new Party(new Registration(row.get("customs_code"), row.get("credit_code"), Text.of(row.get("name_zh"), row.get("name_en")), roles, true),
                    Grade.valueOf(row.get("grade")), row.get("district"), row.get("region"));
        }

        String code() {
            return registration.customsCode();
        }

        boolean isBroker() {
            return registration.roles().contains(TraderRole.BROKER);
        }
    }

    /** An account; {@code token} names its API token in the file of tokens, null = none. */
    record Person(String username, String displayName, Set<Role> roles, String office, String trader, String token, Text who) {

        static Person of(Csv.Row row) {
            return new Person(row.get("username"), row.get("display_name"), words(row.get("roles")).stream().map(Role::valueOf).collect(Collectors.toSet()),
                    row.orNull("office"), row.orNull("trader"), row.orNull("token"), Text.of(row.get("who_zh"), row.get("who_en")));
        }
    }

    /**
     * A journey of a means of transport.
     *
     * @param way     sea, air, road or rail; late-sea: a ship whose goods waited until the term of declaring was over
     * @param daysAgo when it arrived, counted from the day the world began; null for an export
     */
    record Route(String key, String direction, String way, String mode, String office, String entryPort, String country, String port, String place,
                 String name, String voyage, Integer daysAgo) {

        static Route of(Csv.Row row) {
            return new Route(row.get("key"), row.get("direction"), row.get("way"), row.get("transport_mode"), row.get("office"), row.get("entry_port"),
                    row.get("country"), row.get("port"), row.get("place"), row.get("name"), row.get("voyage"),
                    row.orNull("days_ago") == null ? null : Integer.valueOf(row.get("days_ago")));
        }

        boolean isSea() {
            return "sea".equals(way) || "late-sea".equals(way);
        }

        /** The same journey under another voyage number: a ship of its own for one story. */
        Route as(String ownVoyage) {
            return new Route(key, direction, way, mode, office, entryPort, country, port, place, name, ownVoyage, daysAgo);
        }
    }

    /**
     * Goods as they are traded.
     *
     * @param unit     statistical unit of the quantity
     * @param price    usual price of one unit
     * @param low      smallest and
     * @param high     largest usual quantity
     * @param kg       net weight of one unit
     * @param perPack  units in one package
     * @param origins  countries; empty for exports
     */
    record Goods(String key, String direction, String code, String description, String specification, String unit, BigDecimal price, int low, int high,
                 BigDecimal kg, int perPack, List<String> origins) {

        static Goods of(Csv.Row row) {
            return new Goods(row.get("key"), row.get("direction"), row.get("code"), row.get("description"), row.get("specification"), row.get("unit"),
                    new BigDecimal(row.get("price")), Integer.parseInt(row.get("low")), Integer.parseInt(row.get("high")), new BigDecimal(row.get("kg")),
                    Integer.parseInt(row.get("packages")), words(row.get("origins")));
        }
    }

    /** How a document is filed. */
    enum Kind {
        DRAFT, UNFINISHED, WRONG, DECLARED, CHEAP, SUMMARY, TWO_STAGE, CONSOLIDATED, REPAIR;

        /** Whether what happens then is the sample targeting rules' doing. */
        boolean isTargeted() {
            return this == CHEAP || this == TWO_STAGE;
        }
    }

    /** Several declarations with one fate: what they are of and which steps they take after filing. */
    record Chapter(String name, int count, Kind kind, List<String> ways, boolean advance, List<String> goods, List<String> filers, List<Step> steps) {

        static Chapter of(Csv.Row row) {
            return new Chapter(row.get("name"), Integer.parseInt(row.get("count")), Kind.valueOf(row.get("kind")), words(row.get("ways")),
                    "ADVANCE".equals(row.get("mode")), words(row.get("goods")), words(row.get("filers")),
                    words(row.get("steps")).stream().map(Step::valueOf).toList());
        }
    }

    /**
     * Goods as buyers order them.
     *
     * @param price   yuan for a piece
     * @param kg      net weight of a piece
     * @param country of origin, three digits
     * @param unit1   statutory units, {@code unit2} null = none
     */
    record ParcelGoods(String key, String code, String name, String model, BigDecimal price, BigDecimal kg, String country, String unit1, String unit2) {

        static ParcelGoods of(Csv.Row row) {
            return new ParcelGoods(row.get("key"), row.get("code"), row.get("name"), row.get("model"), new BigDecimal(row.get("price")),
                    new BigDecimal(row.get("kg")), row.get("country"), row.get("code1"), row.orNull("code2"));
        }
    }

    /**
     * Several parcels with one fate.
     *
     * @param oneBuyer whether all are ordered by the same person
     * @param late     parts that never come, or with a {@code +} before them come after the list
     * @param say      values said otherwise: of all documents ({@code qty}), or of one ({@code list.buyerName})
     * @param acts     what happens to the lists then
     */
    record Parcels(String name, int count, String mode, String office, List<String> goods, boolean oneBuyer, List<String> late,
                   List<String> say, List<String> acts) {

        static Parcels of(Csv.Row row) {
            return new Parcels(row.get("name"), Integer.parseInt(row.get("count")), row.get("mode"), row.get("office"), words(row.get("goods")),
                    "same".equals(row.get("buyer")), words(row.get("late")), words(row.get("say")), words(row.get("acts")));
        }
    }

    /**
     * Several parcels sold abroad with one fate.
     *
     * @param kind A simplified, B to be summed up
     * @param late parts that never come
     * @param say  values said otherwise, of one document ({@code receipt.charge})
     */
    record ExportParcels(String name, int count, String mode, String kind, List<String> goods, List<String> late, List<String> say, List<String> acts) {

        static ExportParcels of(Csv.Row row) {
            return new ExportParcels(row.get("name"), Integer.parseInt(row.get("count")), row.get("mode"), row.get("kind"), words(row.get("goods")),
                    words(row.get("late")), words(row.get("say")), words(row.get("acts")));
        }
    }

    Party party(String code) {
        return parties.stream().filter(p -> p.code().equals(code)).findFirst().orElseThrow();
    }

    /** The stories of that world in order; the same name and day give the same stories for ever. */
    List<Story> stories(String world, java.time.LocalDate day) {
        Map<String, Person> byName = people.stream().collect(Collectors.toMap(Person::username, Function.identity()));
        List<Story> stories = new ArrayList<>();
        for (Chapter chapter : chapters) {
            for (int i = 0; i < chapter.count(); i++) {
                Person filer = byName.get(chapter.filers().get(i % chapter.filers().size()));
                stories.add(new Story("%s-%04d".formatted(world, stories.size() + 1), day, chapter, filer, i));
            }
        }
        return stories;
    }
}
