package org.tongguan.declaration.filing;

import org.tongguan.declaration.screening.Screened;
import org.tongguan.kernel.Actor;

/**
 * A screened document on its way into the database.
 *
 * @param sender who files
 * @param format in which the sender speaks: {@code DecMessage} or {@code JSON}
 */
public record Filing(Actor sender, Screened screened, String format) { }
