package org.tongguan.runtime.postgres;

import java.util.List;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** The database could lose what was acknowledged, so the platform does not start on it. */
public class NotDurableException extends IllegalStateException {

    NotDurableException(List<String> wrong) {
        super("this database may lose acknowledged data: " + String.join(", ", wrong));
    }

    /** What whoever starts the platform reads at the end of the log, in place of a stack trace. */
    static class Analyzer extends AbstractFailureAnalyzer<NotDurableException> {

        @Override
        protected FailureAnalysis analyze(Throwable root, NotDurableException cause) {
            return new FailureAnalysis("Tongguan does not start: " + cause.getMessage() + ".\n通关平台不启动：该数据库的设置可能丢失已确认的数据（见上列各项）。",
                    "Set these in postgresql.conf (data checksums: pg_checksums --enable on the stopped cluster) and start again.\n"
                    + "请在 postgresql.conf 中改正这些设置（数据校验和：停库后执行 pg_checksums --enable），再重新启动。", cause);
        }
    }
}
