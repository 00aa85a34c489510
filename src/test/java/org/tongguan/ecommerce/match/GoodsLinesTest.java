package org.tongguan.ecommerce.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.assertj.core.data.Index;
import org.junit.jupiter.api.Test;
import org.tongguan.runtime.vault.Vault;

/** Goods lines as they are compared, and what was packed before they were. */
class GoodsLinesTest {

    private static final Vault VAULT = new Vault(new byte[32]);

    /** Lines written {@code total unit quantity name}. */
    private static long[] with(int size, int place, String... lines) {
        GoodsLines goods = new GoodsLines();
        for (String line : lines) {
            String[] said = line.split(" ", 4);
            goods.add(new BigDecimal(said[0]), said[1], new BigDecimal(said[2]), said.length < 4 ? null : said[3]);
        }
        long[] values = new long[size];
        goods.put(values, place, VAULT::digest);
        return values;
    }

    private static Matching.Answer imported(long[] list, String... order) {
        return Matching.of(list, with(Values.ORDER_SIZE, Values.ORDER_LINES, order), new long[Values.PAYMENT_SIZE], new long[Values.WAYBILL_SIZE]);
    }

    private static long[] list(String... lines) {
        return with(Values.LIST_SIZE, Values.LIST_LINES, lines);
    }

    @Test
    void linesThatAgreeAgreeHoweverTheyAreWritten() {
        Matching.Answer answer = imported(list("400 011 2 Day Cream", "0 007 1 样品"), "400.00 011 2.0 day-cream", "0.000 007 1.00000 样品 ");
        assertThat(answer.contradictions()).isEmpty();
        assertThat(answer.doubts()).isEmpty();
    }

    @Test
    void eachFieldHasItsCode() {
        assertThat(imported(list("400 011 2 a"), "400 011 1 a").contradictions()).containsExactly("ECM-322");
        assertThat(imported(list("400 011 2 a"), "399 011 2 a").contradictions()).containsExactly("ECM-319");
        assertThat(imported(list("400 011 2 a"), "400 011 2 b").doubts()).containsExactly(Matching.NAMES_DIFFER);
        assertThat(imported(list("1 011 1 a", "2 011 2 b"), "2 011 2 b", "1 011 1 a").contradictions()).as("the order of lines counts")
                .containsExactly("ECM-319", "ECM-322");
    }

    @Test
    void quantitiesByOtherUnitsAndLinesOfOtherNumberAreNotHeldAgainstEachOther() {
        assertThat(imported(list("400 011 2 a"), "400 007 1 a").contradictions()).containsExactly("ECM-321");
        assertThat(imported(list("400 011 2 a"), "200 011 1 a", "200 011 1 a").contradictions()).containsExactly("ECM-318");
    }

    @Test
    void ofAnExportUnitsAreAnOfficersQuestionAndNamesNobodys() {
        long[] list = with(Values.LIST_SIZE, Values.OUT_LINES, "40 011 2");
        long[] waybill = new long[Values.DISPATCH_SIZE];
        assertThat(Matching.export(list, with(Values.SALE_SIZE, Values.SALE_LINES, "40 007 1"), null, waybill))
                .isEqualTo(new Matching.Answer(List.of(), List.of("ECM-342")));
        assertThat(Matching.export(list, with(Values.SALE_SIZE, Values.SALE_LINES, "40 011 1"), null, waybill).contradictions()).containsExactly("ECM-343");
        assertThat(Matching.export(list, with(Values.SALE_SIZE, Values.SALE_LINES, "41 011 2"), null, waybill).contradictions()).containsExactly("ECM-341");
        assertThat(Matching.export(list, with(Values.SALE_SIZE, Values.SALE_LINES, "20 011 1", "20 011 1"), null, waybill).contradictions())
                .containsExactly("ECM-340");
    }

    /** An order stored before lines were compared has no such places; a list that waited then is shorter by them as well. */
    @Test
    void whatWasPackedBeforeSaysNothingOfLines() {
        long[] old = Values.unpack(Values.pack(new long[Values.ORDER_LINES]));
        assertThat(Matching.of(list("400 011 2 a"), old, new long[Values.PAYMENT_SIZE], new long[Values.WAYBILL_SIZE]).contradictions()).isEmpty();
        long[] values = list("400 011 2 a");
        values[Values.LIST_FREIGHT] = 7;
        Pending list = new Pending(Pending.Awaits.DOCUMENTS, new UUID(1, 1), null, new UUID(1, 2), values,
                new Pending.Money(new UUID(2, 1), 5, null, -1, 0), List.of("ECM-223"), true, List.of(new Pending.Stock(new UUID(3, 1), 9)));
        byte[] packed = list.pack();
        assertThat(Pending.unpack(packed).values()).isEqualTo(values);
        Pending before = Pending.unpack(Arrays.copyOf(packed, packed.length - (Values.LIST_SIZE - Values.LIST_LINES) * Long.BYTES));
        assertThat(before.values()).contains(7, Index.atIndex(Values.LIST_FREIGHT)).endsWith(0, 0, 0, 0, 0);
        assertThat(before.stock()).isEqualTo(list.stock());
        assertThat(before.doubts()).isEqualTo(list.doubts());
        assertThat(ByteBuffer.wrap(before.pack())).as("written again in the new form").isNotEqualTo(ByteBuffer.wrap(packed));
        assertThat(imported(before.values(), "1 007 1 b").contradictions()).as("its freight alone").containsExactly("ECM-306");
    }
}
