package org.tongguan.ecommerce.rules;

import java.time.LocalDate;

/** Which overseas warehouses firms have filed with customs; implemented where they are filed. */
@FunctionalInterface
public interface OverseasWarehouses {

    /** Whether that firm's filing of a warehouse of that name counts on that day. */
    boolean isFiled(String firm, String warehouse, LocalDate day);
}
