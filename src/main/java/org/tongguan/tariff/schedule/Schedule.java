package org.tongguan.tariff.schedule;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.tongguan.tariff.TariffLine;
import org.tongguan.tariff.expression.RateExpression;

/**
 * One administration's tariff as known at one revision: everything in memory, rates read once. Immutable; any number of threads may ask.
 * Where own rows and shipped ones are valid on the same day, the own ones count.
 */
public final class Schedule {

    /** A quota with its rates read. */
    public record RatedQuota(QuotaRate row, RateExpression rate, RateExpression provisional) { }

    /** A remedy with its rate read, what tells its versions from other rows, and the names of its firm as {@link #plain} gives them. */
    public record RatedRemedy(Remedy row, RateExpression rate, String key, Set<String> firms) {

        RatedRemedy(Remedy row, RateExpression rate) {
            this(row, rate, Layouts.key(row), row.firm().isEmpty() ? Set.of()
                    : Arrays.stream(row.firm().split("\\|")).map(RatedRemedy::plain).collect(Collectors.toUnmodifiableSet()));
        }

        /** A firm's name without what writers of it differ in: capitals, points, commas, spaces. */
        public static String plain(String name) {
            String lower = name.strip().toLowerCase(Locale.ROOT);
            StringBuilder plain = new StringBuilder(lower.length());
            boolean apart = false;
            for (int i = 0; i < lower.length(); i++) {
                char c = lower.charAt(i);
                if (isApart(c)) {
                    apart = true;
                    continue;
                }
                if (apart && !plain.isEmpty()) {
                    plain.append(' ');
                }
                apart = false;
                plain.append(c);
            }
            return plain.toString();
        }

        private static boolean isApart(char c) {
            return switch (c) {
                case ' ', '\t', '\n', '\u000B', '\f', '\r', '.', ',', '，', '。', '·' -> true;
                default -> false;
            };
        }
    }

    /**
     * What an agreement offers goods of an origin.
     *
     * @param rate      null = the agreement's rate for this code is not at hand
     * @param quotaRate rate inside a quota of the agreement, null = none
     * @param quota     name of that quota, null = none
     * @param source    of the rate, or else of the agreement
     */
    public record Offer(Agreement agreement, Agreement.Party party, RateExpression rate, RateExpression quotaRate, String quota, LocalDate validTo,
                        String source) { }

    private final Map<String, List<Rated>> lines;
    private final List<Rated> sorted;
    private final Map<String, List<Agreement>> agreements;
    private final Map<String, List<Agreement.Party>> parties;
    private final Map<String, List<Membership>> memberships;
    private final Map<String, List<RateTable>> columns;
    private final Map<String, List<RatedQuota>> quotas;
    private final Map<String, List<RatedRemedy>> remedies;
    private final int[] remedyLengths;

    /** @param own and {@code shipped}: rows by precedence */
    Schedule(LawRows own, LawRows shipped) {
        Pool pool = new Pool();
        Comparator<Valid> newestFirst = Comparator.comparing(Valid::validFrom).reversed();
        List<Rated> all = new ArrayList<>();
        List<RatedQuota> allQuotas = new ArrayList<>();
        List<RatedRemedy> allRemedies = new ArrayList<>();
        List<Agreement> allAgreements = new ArrayList<>();
        List<Agreement.Party> allParties = new ArrayList<>();
        columns = new HashMap<>();
        for (LawRows rows : List.of(own, shipped)) {
            rows.lines().stream().sorted(newestFirst).forEach(l -> all.add(rated(l, pool)));
            rows.quotas().stream().sorted(newestFirst).forEach(q -> allQuotas.add(new RatedQuota(q, pool.rate(q.rate()), pool.rate(q.provisional()))));
            rows.remedies().stream().sorted(newestFirst).forEach(r -> allRemedies.add(new RatedRemedy(r, pool.rate(r.rate()))));
            rows.agreements().stream().sorted(newestFirst).forEach(allAgreements::add);
            rows.parties().stream().sorted(newestFirst).forEach(allParties::add);
            rows.agreementRates().stream().collect(Collectors.groupingBy(r -> column(r.agreement(), r.columnKey())))
                    .forEach((column, rates) -> columns.computeIfAbsent(column, c -> new ArrayList<>(1)).add(RateTable.of(rates, pool)));
        }
        lines = all.stream().collect(Collectors.groupingBy(r -> r.line().code()));
        sorted = all.stream().sorted(Comparator.comparing(l -> l.line().code())).toList();
        quotas = allQuotas.stream().collect(Collectors.groupingBy(q -> q.row().code()));
        remedies = allRemedies.stream().collect(Collectors.groupingBy(r -> r.row().code()));
        agreements = allAgreements.stream().collect(Collectors.groupingBy(Agreement::code));
        parties = allParties.stream().collect(Collectors.groupingBy(Agreement.Party::country));
        memberships = allParties.stream().map(this::membership).collect(Collectors.groupingBy(m -> m.party.country()));
        remedyLengths = remedies.keySet().stream().mapToInt(String::length).distinct().sorted().toArray();
    }

    private static Rated rated(TariffLine l, Pool pool) {
        return new Rated(l, pool.rate(l.mfn()), pool.rate(l.general()), pool.rate(l.provisional()), pool.rate(l.consumption()), pool.rate(l.exportDuty()),
                pool.rate(l.exportProvisional()));
    }

    private static String column(String agreement, String key) {
        return agreement + " " + key;
    }

    /**
     * A party with everything that is asked of it, so that an answer takes no look-up by name.
     *
     * @param agreement its validities, newest first
     * @param own       its column's rates, and those of all parties
     */
    private record Membership(Agreement.Party party, List<Agreement> agreement, List<RateTable> own, List<RateTable> common) { }

    private Membership membership(Agreement.Party party) {
        return new Membership(party, agreements.get(party.agreement()), columns.get(column(party.agreement(), party.columnKey())),
                party.columnKey().isEmpty() ? null : columns.get(column(party.agreement(), "")));
    }

    /**
     * The line of a commodity code on a day: a 10-digit code's own line where one is kept, else the line of its first 8 digits; null when there
     * is none.
     */
    public Rated line(String code, LocalDate day) {
        if (code == null || code.length() < 6) {
            return null;
        }
        Rated exact = validOn(lines.get(code), day);
        return exact != null || code.length() != 10 ? exact : validOn(lines.get(code.substring(0, 8)), day);
    }

    private static Rated validOn(List<Rated> versions, LocalDate day) {
        if (versions != null) {
            for (Rated version : versions) {
                if (version.line().isValidOn(day)) {
                    return version;
                }
            }
        }
        return null;
    }

    private static <T extends Valid> T firstValid(List<T> versions, LocalDate day) {
        if (versions != null) {
            for (T version : versions) {
                if (version.isValidOn(day)) {
                    return version;
                }
            }
        }
        return null;
    }

    /** All validities of exactly that code, own before shipped, newest first; those of a shipped line that an own one hides among them. */
    public List<Rated> versions(String code) {
        return lines.getOrDefault(code, List.of());
    }

    /** All lines with all their validities, in the order of their codes. */
    public List<Rated> all() {
        return sorted;
    }

    /** The lines that count on a day, in the order of their codes. */
    public List<Rated> on(LocalDate day) {
        return sorted.stream().filter(l -> validOn(lines.get(l.line().code()), day) == l).toList();
    }

    /** The agreement as valid on that day, null when there is none. */
    public Agreement agreement(String code, LocalDate day) {
        return firstValid(agreements.get(code), day);
    }

    /** All agreements in force on a day, in the order of their codes. */
    public List<Agreement> agreements(LocalDate day) {
        return new TreeSet<>(agreements.keySet()).stream().map(code -> agreement(code, day)).filter(a -> a != null).toList();
    }

    /** Whose goods an agreement applies to on that day. */
    public List<Agreement.Party> parties(String agreement, LocalDate day) {
        return new TreeSet<>(parties.keySet()).stream().flatMap(country -> memberships(country, day).stream())
                .filter(p -> p.agreement().equals(agreement) && !p.isHighest()).toList();
    }

    /**
     * What an agreement gives the goods of each of its parties, one row for each column of its schedule.
     *
     * @param parties countries of that column, in the order of their codes
     * @param rate    null = not at hand
     */
    public record PartyRate(List<String> parties, RateExpression rate) { }

    /** How an agreement tells its parties apart for a code on a day (tariff differentials). */
    public List<PartyRate> partyRates(String agreement, String code, LocalDate day) {
        Map<String, List<String>> byColumn = new java.util.TreeMap<>();
        parties(agreement, day).forEach(p -> byColumn.computeIfAbsent(p.columnKey(), c -> new ArrayList<>()).add(p.country()));
        List<PartyRate> rates = new ArrayList<>();
        byColumn.forEach((column, countries) -> {
            RateTable.Entry found = rate(new Membership(null, null, columns.get(column(agreement, column)), columns.get(column(agreement, ""))), code,
                    (int) day.toEpochDay(), false);
            rates.add(new PartyRate(List.copyOf(countries), found == null ? null : found.rate()));
        });
        return rates;
    }

    private List<Agreement.Party> memberships(String country, LocalDate day) {
        List<Membership> open = memberships.getOrDefault(country, List.of());
        List<Agreement.Party> found = new ArrayList<>(4);
        for (int i = 0; i < open.size(); i++) {
            if (open.get(i).party.isValidOn(day) && !isBefore(open, i, day)) {
                found.add(open.get(i).party);
            }
        }
        return found;
    }

    /** What every agreement open to an origin on a day offers for a code; also those whose rate for it is not at hand. */
    public List<Offer> offers(String code, String origin, LocalDate day) {
        List<Membership> open = memberships.get(String.valueOf(origin));
        if (open == null) {
            return List.of();
        }
        List<Offer> offers = new ArrayList<>(open.size());
        for (int i = 0; i < open.size(); i++) {
            Membership one = open.get(i);
            Agreement agreement = one.party.isValidOn(day) && !isBefore(open, i, day) ? firstValid(one.agreement, day) : null;
            if (agreement != null) {
                offers.add(offer(agreement, one, code, (int) day.toEpochDay()));
            }
        }
        return offers;
    }

    /** Whether an earlier row in force makes the country a party of the same agreement already. */
    private static boolean isBefore(List<Membership> open, int at, LocalDate day) {
        for (int i = 0; i < at; i++) {
            if (open.get(i).party.agreement().equals(open.get(at).party.agreement()) && open.get(i).party.isValidOn(day)) {
                return true;
            }
        }
        return false;
    }

    /** What one agreement offers, null when it is not open to that origin on that day. */
    public Offer offer(String agreement, String code, String origin, LocalDate day) {
        for (Offer offer : offers(code, origin, day)) {
            if (offer.agreement().code().equals(agreement)) {
                return offer;
            }
        }
        return null;
    }

    private static Offer offer(Agreement agreement, Membership of, String code, int day) {
        RateTable.Entry free = rate(of, code, day, false);
        RateTable.Entry inside = rate(of, code, day, true);
        RateTable.Entry known = free != null ? free : inside;
        return new Offer(agreement, of.party, free == null ? null : free.rate(), inside == null ? null : inside.rate(), inside == null ? null : inside.quota(),
                known == null ? null : known.validTo(), known == null ? agreement.source() : known.source());
    }

    private static RateTable.Entry rate(Membership of, String code, int day, boolean insideQuota) {
        RateTable.Entry found = rateIn(of.own, code, day, insideQuota);
        return found != null || of.common == null ? found : rateIn(of.common, code, day, insideQuota);
    }

    private static RateTable.Entry rateIn(List<RateTable> tables, String code, int day, boolean insideQuota) {
        if (tables == null || code == null) {
            return null;
        }
        for (int i = 0; i < tables.size(); i++) {
            if (insideQuota && !tables.get(i).hasQuotas()) {
                continue;
            }
            for (int length = code.length(); length >= 6; length -= 2) {
                RateTable.Entry found = tables.get(i).find(RateTable.key(code, length), day, insideQuota);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** A rate of an agreement without quota, and when it holds. */
    public record AgreementRate(RateExpression rate, LocalDate validFrom, LocalDate validTo, String source) implements Valid { }

    /**
     * The rates an agreement has had, has and will have for a code: own before shipped, newest first; those of the longest beginning of the code
     * for which there are any.
     */
    public List<AgreementRate> agreementRates(String agreement, String columnKey, String code) {
        List<RateTable> tables = columns.getOrDefault(column(agreement, columnKey), List.of());
        List<AgreementRate> found = new ArrayList<>();
        for (int length = code.length(); length >= 6 && found.isEmpty(); length -= 2) {
            for (RateTable table : tables) {
                table.list(RateTable.key(code.substring(0, length))).reversed()
                        .forEach(e -> found.add(new AgreementRate(e.rate(), e.validFrom(), e.validTo(), e.source())));
            }
        }
        return found;
    }

    /** The quota a code falls under on a day, null when none. */
    public RatedQuota quota(String code, LocalDate day) {
        for (int length = code.length(); length >= 8 && !quotas.isEmpty(); length -= 2) {
            for (RatedQuota quota : quotas.getOrDefault(code.substring(0, length), List.of())) {
                if (quota.row().isValidOn(day)) {
                    return quota;
                }
            }
        }
        return null;
    }

    /** All remedies in force on a day for a code, whatever the origin. A row replaces an older one of the same measure, origin and firm. */
    public List<RatedRemedy> remedies(String code, LocalDate day) {
        if (remedyLengths.length == 0 || code == null) {
            return List.of();
        }
        List<RatedRemedy> found = null;
        for (int length : remedyLengths) {
            List<RatedRemedy> rows = length <= code.length() ? remedies.get(code.substring(0, length)) : null;
            if (rows == null) {
                continue;
            }
            for (RatedRemedy r : rows) {
                if (r.row().isValidOn(day)) {
                    found = found == null ? new ArrayList<>(4) : found;
                    if (isNew(found, r)) {
                        found.add(r);
                    }
                }
            }
        }
        return found == null ? List.of() : found;
    }

    private static boolean isNew(Collection<RatedRemedy> found, RatedRemedy r) {
        for (RatedRemedy f : found) {
            if (f.key().equals(r.key())) {
                return false;
            }
        }
        return true;
    }
}
