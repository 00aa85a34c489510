package org.tongguan.tariff;

import java.util.List;

/**
 * What is claimed for a goods line beyond its origin, and with which proof. Nothing is granted that is not claimed.
 *
 * @param agreement        code of the agreement or arrangement whose rate is claimed, null = none
 * @param preferentialOrigin origin under that agreement where it differs, null = the same
 * @param originProof      number of the proof of origin for that claim, null = none
 * @param quotaCertificate number of the tariff quota certificate, null = none
 * @param firm             producer or exporter as trade remedies name it, null = not said
 * @param contributors     parties whose materials went into the goods, where the origin under the agreement is not known and the highest of their
 *                      rates is claimed (RCEP art. 2.6); empty = not said
 * @param originProven     whether it is proven that the goods are not from where trade remedies apply (Tariff Law art. 19); null = not said
 */
public record Claim(String agreement, String preferentialOrigin, String originProof, String quotaCertificate, String firm, Boolean originProven,
                    List<String> contributors) {

    public Claim {
        contributors = List.copyOf(contributors);
    }

    /** A claim that names its origin. */
    public Claim(String agreement, String preferentialOrigin, String originProof, String quotaCertificate, String firm, Boolean originProven) {
        this(agreement, preferentialOrigin, originProof, quotaCertificate, firm, originProven, List.of());
    }

    /** Claims nothing. */
    public static final Claim NONE = new Claim(null, null, null, null, null, null);

    /** The same goods with that agreement claimed and proven, and nothing inside a quota. */
    public Claim withAgreement(String code) {
        return new Claim(code, code.equals(agreement) ? preferentialOrigin : null, "?", null, firm, originProven, contributors);
    }

    /** The same goods inside a quota, of that agreement where one is named. */
    public Claim withQuota(String code) {
        return new Claim(code, code != null && code.equals(agreement) ? preferentialOrigin : null, code == null ? null : "?", "?", firm, originProven,
                contributors);
    }

    /** The same goods without any preference. */
    public Claim plain() {
        return new Claim(null, null, null, null, firm, originProven);
    }
}
