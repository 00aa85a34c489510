package org.tongguan.inspection;

import java.util.Set;
import java.util.UUID;

/** Subjects whose goods are decided about item by item; any other subject is decided about as a whole. */
public interface ItemizedGoods {

    /** Kind of the subjects it knows. */
    String kind();

    /** Numbers of the items such a subject has. */
    Set<Integer> items(UUID subject);
}
