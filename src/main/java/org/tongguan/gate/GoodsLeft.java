package org.tongguan.gate;

import java.util.List;
import org.tongguan.kernel.SubjectRef;

/**
 * The last of these subjects' released goods has passed the gate; told in the same transaction, once for all vehicles decided in it. Their
 * subjects are locked ({@link org.tongguan.hold.Holds#lock}).
 */
public record GoodsLeft(List<SubjectRef> subjects) {

    public GoodsLeft {
        subjects = List.copyOf(subjects);
    }
}
