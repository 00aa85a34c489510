package org.tongguan.declaration.rules;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.kernel.Finding;

/** Gathers what the rules find, each under the code of the rule that runs now. */
public final class Findings {

    private static final int LIMIT = 500;
    private final List<Finding> found = new ArrayList<>();
    private String code = "";

    void running(Rule rule) {
        code = rule.code();
    }

    /** An error at that pointer; the arguments fill the sentence. */
    public void error(String pointer, Object... args) {
        add(Finding.error(code, pointer, args));
    }

    /** A warning at that pointer: told and recorded, does not stop the filing. */
    public void warning(String pointer, Object... args) {
        add(Finding.warning(code, pointer, args));
    }

    private void add(Finding finding) {
        // A thousand bad lines need no thousand findings to be understood.
        if (found.size() < LIMIT) {
            found.add(finding);
        }
    }

    public List<Finding> list() {
        return List.copyOf(found);
    }
}
