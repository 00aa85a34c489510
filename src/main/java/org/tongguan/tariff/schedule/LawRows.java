package org.tongguan.tariff.schedule;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.TariffLine;

/** All rows of one schedule from one place, tables or files. */
record LawRows(List<TariffLine> lines, List<Agreement> agreements, List<Agreement.Party> parties, List<Agreement.Rate> agreementRates,
               List<QuotaRate> quotas, List<Remedy> remedies) {

    private static LawRows none() {
        return new LawRows(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    }

    /** The tables as that revision knew them. */
    static LawRows of(TariffStore store, String schedule, long revision) {
        return new LawRows(store.lines().list(revision, schedule), store.agreements().list(revision, schedule), store.parties().list(revision, schedule),
                store.agreementRates().list(revision, schedule), store.quotas().list(revision, schedule), store.remedies().list(revision, schedule));
    }

    /**
     * The shipped files; the folder below {@code data/tariff} says what a file holds.
     *
     * @param files content by path
     * @throws IllegalStateException naming the first row that is wrong
     */
    static LawRows of(Map<String, String> files, Texts texts) {
        LawRows all = none();
        files.forEach((path, content) -> {
            InputStream in = new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
            String[] parts = path.split("/");
            switch (parts.length < 2 ? "" : parts[parts.length - 2]) {
                case "tariff" -> all.lines.addAll(sound(path, Layouts.lines(in, texts)));
                case "agreements" -> all.agreements.addAll(sound(path, Layouts.agreements(in, texts)));
                case "parties" -> all.parties.addAll(sound(path, Layouts.parties(in, texts)));
                case "agreement-rates" -> all.agreementRates.addAll(sound(path, Layouts.agreementRates(in, texts)));
                case "quotas" -> all.quotas.addAll(sound(path, Layouts.quotas(in, texts)));
                case "remedies" -> all.remedies.addAll(sound(path, Layouts.remedies(in, texts)));
                default -> { }
            }
        });
        return all;
    }

    private static <T extends Valid> List<T> sound(String path, Rows<T> rows) {
        if (!rows.errors().isEmpty()) {
            throw new IllegalStateException(path + ": " + rows.errors().getFirst());
        }
        return rows.values();
    }
}
