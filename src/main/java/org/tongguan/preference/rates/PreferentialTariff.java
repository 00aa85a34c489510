package org.tongguan.preference.rates;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.tongguan.kernel.Text;

/** A tariff as far as preferences need it: the national one, or another country's that our exports meet. In memory; safe for many threads. */
public interface PreferentialTariff {

    /** The national tariff's name. */
    String NATIONAL = "CN";

    /** Short name, as in addresses. */
    String id();

    Text name();

    /** Where goods are imported under it (code list {@code country}). */
    String country();

    /** Day and month on which its yearly cuts take effect and its years begin. */
    MonthDay yearStart();

    /** Columns of agreements applied on that day. */
    List<Column> columns(LocalDate day);

    /**
     * The lines a code means: its own line, or the lines below its first six digits where the tariff is not the one the code was written for.
     * In the order of their codes; empty when there is none.
     */
    List<Line> find(String code);

    /** Names the state of its data. */
    String version();
}
