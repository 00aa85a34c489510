package org.tongguan.suspense.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.tongguan.runtime.Ids;
import org.tongguan.suspense.AccountItem;

/** Which line of an amended declaration is which item on account. */
class AmendedLinesTest {

    private static final UUID ACCOUNT = Ids.next();
    private static final List<AccountItem> ITEMS = List.of(item(1, "7318159090", "1000", "035"), item(2, "7318159090", "500", "035"),
            item(3, "8482102000", "10000", "007"));

    private static AccountItem item(int number, String code, String quantity, String unit) {
        return new AccountItem(Ids.next(), ACCOUNT, number, code, "goods", new BigDecimal(quantity), unit, new BigDecimal(quantity), "CNY",
                BigDecimal.ONE, "DEU", "", false, null, BigDecimal.ONE);
    }

    private static DeclaredLine line(int number, String code, String quantity, String unit) {
        return new DeclaredLine(number, code, "goods", new BigDecimal(quantity), unit, new BigDecimal(quantity), "CNY", "DEU", null, null);
    }

    /** Each item with its line, a line that is no item with a plus. */
    private static String found(DeclaredLine... lines) {
        AmendedLines found = AmendedLines.of(ITEMS, List.of(lines));
        return ITEMS.stream().map(i -> i.number() + "=" + (found.lines().containsKey(i.id()) ? found.lines().get(i.id()).number() : "-"))
                .collect(Collectors.joining(" ")) + found.added().stream().map(l -> " +" + l.number()).collect(Collectors.joining());
    }

    @Test
    void linesInAnotherOrderAreTheSameItems() {
        assertThat(found(line(1, "8482102000", "10000", "007"), line(2, "7318159090", "500", "035"), line(3, "7318159090", "1000", "035")))
                .isEqualTo("1=3 2=2 3=1");
    }

    @Test
    void aLineThatIsLeftOutNeverCame() {
        assertThat(found(line(1, "7318159090", "500", "035"), line(2, "8482102000", "10000", "007"))).isEqualTo("1=- 2=1 3=2");
    }

    @Test
    void aLineThatReadsLikeAnotherItemStaysInItsPlaceWhenThatOneIsThere() {
        assertThat(found(line(1, "7318159090", "500", "035"), line(2, "7318159090", "500", "035"), line(3, "8482102000", "9000", "007")))
                .isEqualTo("1=1 2=2 3=3");
    }

    @Test
    void anotherCodeInThePlaceIsTheItemAnotherUnitIsNot() {
        assertThat(found(line(1, "7318151090", "1000", "035"), line(2, "7318159090", "500", "035"), line(3, "8482102000", "10000", "035")))
                .isEqualTo("1=1 2=2 3=- +3");
    }
}
