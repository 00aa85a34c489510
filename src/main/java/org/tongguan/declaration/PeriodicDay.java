package org.tongguan.declaration;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.tongguan.formats.Document;

/** What makes a document the declaration of goods that have moved before, many times (group {@code periodic}). */
public final class PeriodicDay {

    private static final String GROUP = "periodic";

    private PeriodicDay() { }

    /** The statement it declares, or null for every other document. */
    public static String statement(Document document) {
        return document.text(GROUP, "statement");
    }

    /** The day of whose rates and exchange rates its goods are: on which they moved; null for every other document. */
    public static LocalDate ratesOn(Document document) {
        String day = document.text(GROUP, "ratesOn");
        try {
            return day == null || statement(document) == null ? null : LocalDate.parse(day, DateTimeFormatter.BASIC_ISO_DATE);
        } catch (DateTimeException e) {
            return null;   // the format rule tells of it
        }
    }

    /** Says so in a document. */
    public static void set(Document document, String statement, LocalDate ratesOn) {
        document.only(GROUP).set("statement", statement).set("ratesOn", ratesOn.format(DateTimeFormatter.BASIC_ISO_DATE));
    }
}
