package org.tongguan.trader;

import java.util.Set;
import java.util.UUID;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.kernel.Text;

/**
 * A registered enterprise.
 *
 * @param customsCode ten-character customs registration code
 * @param creditCode  eighteen-character unified social credit code, GB 32100
 * @param active      false: registration suspended or ended, may not file
 */
public record Trader(long id, String customsCode, String creditCode, Text name, Grade grade, Set<TraderRole> roles, boolean active) {

    public Trader {
        roles = Set.copyOf(roles);
    }

    /** As journal and holds name it. */
    public SubjectRef subject() {
        return subject(id);
    }

    static SubjectRef subject(long id) {
        return new SubjectRef("trader", new UUID(0, id));
    }
}
