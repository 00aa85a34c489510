package org.tongguan.access.passkey;

import java.util.HexFormat;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersonAction;
import org.tongguan.oversight.TwoPersonRequest;

/** An official's first passkey counts when an administrator, who knows him, has confirmed it. */
@Component
class FirstPasskey implements TwoPersonAction {

    static final String KIND = "first-passkey";
    private final PasskeyStore store;

    FirstPasskey(PasskeyStore store) {
        this.store = store;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Set<Role> confirmers() {
        return Set.of(Role.ADMIN);
    }

    @Override
    public void carryOut(Actor second, TwoPersonRequest request) {
        if (!store.confirm(HexFormat.of().parseHex(request.arguments().get("passkey")))) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "passkey");
        }
    }
}
