package org.tongguan.runtime.crypto;

import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The family this database is kept with: {@code tongguan.crypto} ({@code international}, {@code gm}) says it at the first start, and whoever
 * says another one later is refused, since a chain and its keyed indexes cannot change their algorithm in between.
 */
@Component
public class ChosenProfile {

    private final CryptoProfile profile;

    ChosenProfile(CryptoProfileStore store, @Value("${tongguan.crypto:}") String wanted) {
        CryptoProfile asked = wanted.isBlank() ? null : CryptoProfile.valueOf(wanted.strip().toUpperCase(Locale.ROOT));
        this.profile = store.first(asked == null ? CryptoProfile.INTERNATIONAL : asked);
        if (asked != null && asked != profile) {
            throw new IllegalStateException("this database is kept with the algorithms " + profile + " since its first start, so Tongguan does not start on it "
                    + "with tongguan.crypto=" + wanted + ". Nothing was changed.");
        }
    }

    /** The family. */
    public CryptoProfile profile() {
        return profile;
    }
}
