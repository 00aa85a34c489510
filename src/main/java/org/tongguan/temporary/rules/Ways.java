package org.tongguan.temporary.rules;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Law;
import org.tongguan.temporary.Clearance;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.WayOut;

/**
 * What the ways out ask for, by the law of the day (code list {@code temporary_way}): {@code tax} yes, no or listed headings only, {@code ata=no} closed
 * to carnets, {@code positive} only what the positive list of retail imports has, {@code place} and {@code recipient} must be named, {@code evidence}
 * the paper that proves it.
 */
@Component
public class Ways {

    private static final String LIST = "temporary_way";
    private static final String POSITIVE = "retail_positive_list";
    private final CodeLists codes;
    private final SpecialGoods special;
    private final Law law;

    Ways(CodeLists codes, SpecialGoods special, Law law) {
        this.codes = codes;
        this.special = special;
        this.law = law;
    }

    private Code way(WayOut way, LocalDate day) {
        return codes.find(LIST, way.name(), day).orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "temporary.way", way, day));
    }

    /**
     * Whether that may be asked for.
     *
     * @throws PlatformException REFUSED {@code temporary.way} not known on that day, {@code temporary.way-ata} closed to carnets,
     *                           {@code temporary.evidence}, {@code temporary.place}, {@code temporary.recipient}, {@code temporary.voucher} when
     *                           these are not named
     */
    public void check(GoodsList list, Clearance asked, LocalDate day) {
        Code way = way(asked.way(), day);
        Map<String, String> rule = way.attributes();
        if (list.isAta() && "no".equals(rule.get("ata"))) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.way-ata", way.name());
        }
        if (asked.evidence().isBlank()) {
            Text paper = SpecialGoods.either(rule.getOrDefault("evidence", ""));
            throw new PlatformException(ErrorCode.REFUSED, "temporary.evidence", way.name(), paper);
        }
        if ("yes".equals(rule.get("place")) && asked.place().isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.place", way.name());
        }
        if ("yes".equals(rule.get("recipient")) && asked.recipient().isBlank()) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.recipient", way.name());
        }
        if (list.isAta() && asked.way() == WayOut.RE_EXPORT && asked.voucher() == null) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.voucher");
        }
    }

    /**
     * Whether an item may go that way.
     *
     * @param permit number of the paper that some kinds ask for, empty = none
     *
     * @throws PlatformException REFUSED {@code temporary.way-special} not open to goods of its kind, {@code temporary.permit} without the
     *                           number of the paper its kind asks for, {@code temporary.way-positive} not on the positive list
     */
    public void check(Item item, WayOut wanted, String permit, LocalDate day) {
        Code way = way(wanted, day);
        if (!special.mayGo(item, wanted, day)) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.way-special", item.number(), codes.name(SpecialGoods.LIST, item.special(), day),
                    way.name());
        }
        special.permit(item, wanted, day).filter(paper -> permit.isBlank()).ifPresent(paper -> {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.permit", item.number(), codes.name(SpecialGoods.LIST, item.special(), day), paper);
        });
        if ("yes".equals(way.attributes().get("positive")) && !codes.isValid(POSITIVE, item.code().substring(0, 8), day)) {
            throw new PlatformException(ErrorCode.REFUSED, "temporary.way-positive", item.number(), item.code());
        }
    }

    /** Whether taxes are owed for an item that goes that way. */
    public boolean isTaxed(Item item, WayOut wanted, LocalDate day) {
        return switch (way(wanted, day).attributes().getOrDefault("tax", "yes")) {
            case "no" -> false;
            case "listed" -> Arrays.stream(law.text("temporary.consumption.taxed", day).split(" ")).anyMatch(item.code()::startsWith);
            default -> true;
        };
    }
}
