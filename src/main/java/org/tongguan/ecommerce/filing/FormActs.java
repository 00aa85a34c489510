package org.tongguan.ecommerce.filing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Does the documents of some messages, in the transaction of their batch. Only asked when the batch has one of them. */
public interface FormActs {

    /** Numbers of the messages it does, e.g. {@code 507}. */
    Set<String> forms();

    /**
     * Brings in what lists may wait for, before the lists of the batch are decided.
     *
     * @return keys that are there now and were not before
     */
    default Collection<UUID> bring(Batch batch) {
        return List.of();
    }

    /** Does its documents, after the lists of the batch. */
    default void act(Batch batch) { }
}
