package org.tongguan.suspense.rules;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.suspense.Regime;

/** What a regime asks for on a day: code list {@code suspense_regime}, and the parameters {@code suspense.*}. */
@Component
public class RegimeLaw {

    private static final String LIST = "suspense_regime";
    private final CodeLists codes;
    private final Law law;

    RegimeLaw(CodeLists codes, Law law) {
        this.codes = codes;
        this.law = law;
    }

    /**
     * A regime.
     *
     * @param open            procedures whose declarations open an account
     * @param back            procedures under which the goods return
     * @param rent            procedures under which later rents are declared
     * @param same            they return as they are
     * @param secured         a guarantee is given
     * @param lateIsOrdinary  what returns after the term is declared as any goods are
     * @param months          first term; zero = as long as the lease
     * @param extensions      at most so many
     * @param extensionMonths each at most so long
     */
    public record Rule(Set<String> open, Set<String> back, Set<String> rent, boolean same, boolean secured, boolean lateIsOrdinary, int months,
                       int extensions, int extensionMonths) { }

    /** @throws PlatformException REFUSED {@code suspense.regime} not known on that day */
    public Rule of(Regime regime, LocalDate day) {
        Map<String, String> a = codes.find(LIST, regime.name(), day).orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "suspense.regime", regime, day))
                .attributes();
        return new Rule(words(a.get("open")), words(a.get("back")), words(a.get("rent")), "yes".equals(a.get("same")), "yes".equals(a.get("secured")),
                "ordinary".equals(a.get("late")), whole(a, "months"), whole(a, "extensions"), whole(a, "extension"));
    }

    private static Set<String> words(String text) {
        return text == null ? Set.of() : Set.of(text.split(" "));
    }

    private static int whole(Map<String, String> attributes, String name) {
        return Integer.parseInt(attributes.getOrDefault(name, "0"));
    }

    /** Whether goods under a procedure are kept on account: then they are not levied as ordinary goods. */
    public boolean isKept(String procedure, LocalDate day) {
        return codes.find("trade_mode", procedure, day).filter(c -> "yes".equals(c.attributes().get("account"))).isPresent();
    }

    public boolean isUnit(String unit, LocalDate day) {
        return codes.isValid("unit", unit, day);
    }

    /** A number of the law: days, or a share. */
    public int whole(String name, LocalDate day) {
        return law.whole("suspense." + name, day);
    }

    java.math.BigDecimal decimal(String name, LocalDate day) {
        return law.decimal("suspense." + name, day);
    }
}
