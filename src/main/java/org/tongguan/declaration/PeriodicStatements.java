package org.tongguan.declaration;

import java.util.List;
import java.util.UUID;
import org.tongguan.formats.Document;
import org.tongguan.kernel.Finding;

/** Knows what a periodic declaration has to answer for; implemented by whoever keeps the deliveries it declares. */
public interface PeriodicStatements {

    /** What stands against a document, about to be declared by that declaration, that says it declares a statement ({@link PeriodicDay}). */
    List<Finding> check(long traderId, UUID declaration, Document document);
}
