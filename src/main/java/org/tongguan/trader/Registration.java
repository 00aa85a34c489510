package org.tongguan.trader;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;

/** What is entered of a trader; see {@link Trader} for the words. */
public record Registration(String customsCode, String creditCode, Text name, Set<TraderRole> roles, boolean active) {

    private static final int MAX_NAME = 200;

    public Registration {
        roles = roles == null ? Set.of() : Set.copyOf(roles);
    }

    /** Everything that is wrong with it. */
    public List<Finding> findings() {
        List<Finding> found = new ArrayList<>();
        if (customsCode == null || !customsCode.matches("[0-9]{4}[0-9A-Z]{6}")) {
            found.add(Finding.error("TRD-001", "/customsCode", text(customsCode)));
        }
        if (!CreditCode.isValid(creditCode)) {
            found.add(Finding.error("TRD-002", "/creditCode", text(creditCode)));
        }
        if (name == null || name.zh() == null || name.zh().isBlank() || name.zh().length() > MAX_NAME || text(name.en()).length() > MAX_NAME) {
            found.add(Finding.error("TRD-003", "/name", MAX_NAME));
        }
        if (roles.isEmpty()) {
            found.add(Finding.error("TRD-004", "/roles"));
        }
        return found;
    }

    void check() {
        List<Finding> found = findings();
        if (!found.isEmpty()) {
            throw new PlatformException(ErrorCode.REFUSED, "trader.invalid", found);
        }
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }
}
