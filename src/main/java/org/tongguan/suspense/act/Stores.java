package org.tongguan.suspense.act;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.suspense.AccountItem;
import org.tongguan.suspense.GoodsAccount;
import org.tongguan.suspense.Movement;
import org.tongguan.suspense.store.AccountFindingStore;
import org.tongguan.suspense.store.AccountItemStore;
import org.tongguan.suspense.store.GoodsAccountStore;
import org.tongguan.suspense.store.MovementStore;
import org.tongguan.suspense.store.RentStore;

/** The tables an account is spread over. */
@Component("suspenseStores")
record Stores(GoodsAccountStore accounts, AccountItemStore items, MovementStore movements, RentStore rents,
              AccountFindingStore findings) {

    /** @throws PlatformException NOT_FOUND {@code suspense.account} */
    GoodsAccount found(String number) {
        return accounts.find(number).orElseThrow(() -> missing(number));
    }

    /** The account for a step of it or of its goods; the first lock of whoever takes one. */
    GoodsAccount locked(String number) {
        return accounts.lock(number).orElseThrow(() -> missing(number));
    }

    private static PlatformException missing(String number) {
        return new PlatformException(ErrorCode.NOT_FOUND, "suspense.account", number);
    }

    /** The lines of a movement with their items. */
    Map<Movement.Line, AccountItem> lines(Movement m) {
        List<Movement.Line> lines = movements.lines(m.id());
        Map<UUID, AccountItem> found = items.find(lines.stream().map(Movement.Line::itemId).toList()).stream()
                .collect(Collectors.toMap(AccountItem::id, Function.identity()));
        Map<Movement.Line, AccountItem> all = new LinkedHashMap<>();
        lines.forEach(line -> all.put(line, found.get(line.itemId())));
        return all;
    }
}
