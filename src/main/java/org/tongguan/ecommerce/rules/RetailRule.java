package org.tongguan.ecommerce.rules;

import java.util.List;
import org.tongguan.kernel.Finding;

/**
 * One rule of a document: a named function with a stable code and its source. It looks at the document and tells findings; it never throws.
 * Its sentence is {@code finding.<code>}.
 *
 * @param code   stable, part of the API: ECM-1 orders, payments and waybills, ECM-2 lists, ECM-3 matching, ECM-4 limits and life after,
 *               ECM-5 documents of export, ECM-6 life of exports and of what is taken by its number
 * @param form   number of the message whose documents it looks at, e.g. {@code 621}
 * @param doubt  what it finds is an officer's question; else the document is refused
 * @param source where it is written
 */
public record RetailRule(String code, String form, boolean doubt, String source, Check check) {

    static final String SPECIFICATION = "GACC interface specification for enterprises, cross-border e-commerce, edition 2022-05";
    static final String SUPERVISION = "GACC announcement 2018 No. 194";

    /** What a rule does. */
    @FunctionalInterface
    public interface Check {
        void run(RetailCase subject, Found out);
    }

    /** Takes findings on behalf of the running rule. */
    public static final class Found {
        private final List<Finding> findings;
        private RetailRule rule;

        Found(List<Finding> findings) {
            this.findings = findings;
        }

        void running(RetailRule next) {
            this.rule = next;
        }

        void at(String pointer, Object... args) {
            findings.add(rule.doubt ? Finding.warning(rule.code, pointer, args) : Finding.error(rule.code, pointer, args));
        }
    }
}
