package org.tongguan.tariff.schedule;

import java.io.InputStream;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.tongguan.reference.Texts;

/** Kinds of rows a schedule is made of, each with its table and its file layout. */
public enum LawKind {
    LINES(TariffStore::lines, Layouts::lines),
    AGREEMENTS(TariffStore::agreements, Layouts::agreements),
    PARTIES(TariffStore::parties, Layouts::parties),
    AGREEMENT_RATES(TariffStore::agreementRates, Layouts::agreementRates),
    QUOTAS(TariffStore::quotas, Layouts::quotas),
    REMEDIES(TariffStore::remedies, Layouts::remedies);

    private final Function<TariffStore, LawTableStore<?>> table;
    private final BiFunction<InputStream, Texts, Rows<?>> layout;

    LawKind(Function<TariffStore, LawTableStore<?>> table, BiFunction<InputStream, Texts, Rows<?>> layout) {
        this.table = table;
        this.layout = layout;
    }

    /** Reads a file of this kind in our own layout. */
    public Rows<?> read(InputStream in, Texts texts) {
        return layout.apply(in, texts);
    }

    LawTableStore<?> table(TariffStore store) {
        return table.apply(store);
    }
}
