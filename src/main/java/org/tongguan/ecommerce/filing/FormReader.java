package org.tongguan.ecommerce.filing;

import java.util.List;
import java.util.Set;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.kernel.Finding;

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
}
