package org.tongguan.suspense.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.suspense.AccountItem;

/**
 * Which line of an amended declaration is which item on account. The one that reads as before is; else the one in its place with the same code; else one
 * with the same code; else the one in its place. Unit and currency never change: what is declared in others is another item.
 *
 * @param lines by the item they are; an item without a line never came
 * @param added lines that no item is: goods that were not declared before
 */
public record AmendedLines(Map<UUID, DeclaredLine> lines, List<DeclaredLine> added) {

    /** Whether a line may be an item. */
    private interface Likeness {
        boolean is(DeclaredLine line, AccountItem item, boolean samePlace);
    }

    private static final List<Likeness> ORDER = List.of((line, item, place) -> place && line.is(item), (line, item, place) -> line.is(item),
            (line, item, place) -> place && line.isKindOf(item) && line.code().equals(item.code()),
            (line, item, place) -> line.isKindOf(item) && line.code().equals(item.code()), (line, item, place) -> place && line.isKindOf(item));

    /** @param items that were declared and are not known never to have come, in their order */
    public static AmendedLines of(List<AccountItem> items, List<DeclaredLine> declared) {
        Map<UUID, DeclaredLine> found = new LinkedHashMap<>();
        List<DeclaredLine> open = new ArrayList<>(declared);
        for (Likeness like : ORDER) {
            for (int n = 0; n < items.size(); n++) {
                AccountItem item = items.get(n);
                DeclaredLine line = found.containsKey(item.id()) ? null : first(open, declared, like, item, n);
                if (line != null) {
                    found.put(item.id(), line);
                    open.remove(line);
                }
            }
        }
        return new AmendedLines(found, open);
    }

    private static @Nullable DeclaredLine first(List<DeclaredLine> open, List<DeclaredLine> declared, Likeness like, AccountItem item, int place) {
        return open.stream().filter(line -> like.is(line, item, declared.indexOf(line) == place)).findFirst().orElse(null);
    }
}
