package org.tongguan.ecommerce.filing;

import java.util.List;
import java.util.Set;
import org.tongguan.ecommerce.match.GoodsLines;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.kernel.Finding;
import org.tongguan.runtime.vault.Vault;

/** Reads the documents of some messages that must be made ready before their transaction: parts of a list, and lists. */
public interface FormReader {

    /** Numbers of the messages it reads, e.g. {@code 621}. */
    Set<String> forms();

    /**
     * Makes of a document all that needs no database.
     *
     * @param subject  sound, declared, and not refused by a rule
     * @param findings doubts of the rules
     * @param trial    nothing is to come of it: no number is taken
     */
    Prepared read(RetailCase subject, List<Finding> findings, boolean trial);

    /**
     * Puts what is compared of the goods lines at that place of the values and those after it.
     *
     * @param unit place of the unit in a line
     * @param name place of the goods' name, negative where names are not compared
     */
    static void putLines(RetailCase subject, int unit, int name, long[] values, int place, Vault vault) {
        GoodsLines lines = new GoodsLines();
        for (int i = 0; i < subject.lines().length; i++) {
            RetailCase.Line line = subject.lines()[i];
            lines.add(line.total(), subject.document().text(i, unit), line.quantity(), name < 0 ? null : subject.document().text(i, name));
        }
        lines.put(values, place, vault::digest);
    }
}
