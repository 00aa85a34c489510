package org.tongguan.kernel;

import java.util.Arrays;
import java.util.List;

/**
 * The one exception of the platform: carries a code, a message key with arguments (sentences in both languages stand in the
 * message bundles under {@code problem.<key>}) and, where a rule stands against the request, its findings.
 */
public class PlatformException extends RuntimeException {

    private final ErrorCode code;
    private final String key;
    private final transient List<Object> args;
    private final transient List<Finding> findings;

    public PlatformException(ErrorCode code, String key, Object... args) {
        this(code, key, List.of(), args);
    }

    public PlatformException(ErrorCode code, String key, List<Finding> findings, Object... args) {
        super(code + " " + key + " " + Arrays.asList(args) + (findings.isEmpty() ? "" : " " + findings));
        this.code = code;
        this.key = key;
        this.args = Arrays.stream(args).map(arg -> arg == null ? "" : arg).toList();
        this.findings = List.copyOf(findings);
    }

    public ErrorCode code() {
        return code;
    }

    public String key() {
        return key;
    }

    public List<Object> args() {
        return args;
    }

    public List<Finding> findings() {
        return findings;
    }
}
