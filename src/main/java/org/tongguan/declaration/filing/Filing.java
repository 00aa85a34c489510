package org.tongguan.declaration.filing;

import org.tongguan.declaration.screening.Screened;
import org.tongguan.kernel.Actor;

/**
 * A screened document on its way into the database.
 *
 * @param sender who files
 * @param format in which the sender speaks: {@code DecMessage} or {@code JSON}
 * @param packed the document as it was sent: so it is kept
 */
public record Filing(Actor sender, Screened screened, String format, byte[] packed) {

    Filing with(Screened other) {
        return new Filing(sender, other, format, packed);
    }
}
