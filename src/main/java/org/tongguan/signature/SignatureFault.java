package org.tongguan.signature;

import java.util.List;
import org.tongguan.kernel.Finding;

/** Why a signature is none; goes no further than the check that collects it. */
final class SignatureFault extends RuntimeException {

    private final String code;
    private final transient List<Object> args;

    SignatureFault(String code, Object... args) {
        super(code + " " + List.of(args), null, false, false);
        this.code = code;
        this.args = List.of(args);
    }

    Finding finding() {
        return Finding.error(code, "/Signature", args.toArray());
    }
}
