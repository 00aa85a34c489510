package org.tongguan.kernel;

import java.util.List;

/**
 * What a rule found in somebody's data. Findings are values: collected, never thrown.
 *
 * @param code     stable code of the rule or check, e.g. {@code DEC-1031}; its sentences are {@code finding.<code>} in the message bundles
 * @param severity {@link Severity#ERROR} stops the filing, {@link Severity#WARNING} is told and recorded
 * @param pointer  RFC 6901 pointer into the canonical document, e.g. {@code /goodsItems/0/commodityCode}; the sender's own element
 *                 name is derived from it through the field dictionary
 * @param args     values for the placeholders of the sentences, in order
 */
public record Finding(String code, Severity severity, String pointer, List<String> args) {

    public enum Severity { ERROR, WARNING }

    public Finding {
        args = List.copyOf(args);
    }

    public static Finding error(String code, String pointer, Object... args) {
        return new Finding(code, Severity.ERROR, pointer, strings(args));
    }

    public static Finding warning(String code, String pointer, Object... args) {
        return new Finding(code, Severity.WARNING, pointer, strings(args));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    private static List<String> strings(Object... args) {
        return java.util.Arrays.stream(args).map(String::valueOf).toList();
    }
}
