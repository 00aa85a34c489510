package org.tongguan.revenue.levy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Law;
import org.tongguan.reference.Texts;
import org.tongguan.reference.WorkingDays;
import org.tongguan.revenue.Bill;
import org.tongguan.revenue.Bills;
import org.tongguan.revenue.LeviedGoods;

/** Until when taxes can be levied after the fact, by the law of the day they should have been paid, and when they are to be paid. */
@Component
class LevyLaw {

    private final Law law;
    private final Texts texts;
    private final WorkingDays workingDays;
    private final Bills bills;
    private final ObjectProvider<LeviedGoods> goods;
    private final Clock clock;

    LevyLaw(Law law, Texts texts, WorkingDays workingDays, Bills bills, ObjectProvider<LeviedGoods> goods, Clock clock) {
        this.law = law;
        this.texts = texts;
        this.workingDays = workingDays;
        this.bills = bills;
        this.goods = goods;
        this.clock = clock;
    }

    /** @throws PlatformException NOT_FOUND {@code levy.declaration} */
    LeviedGoods.Goods goods(@Nullable String declarationNumber) {
        return goods.stream().map(g -> g.find(declarationNumber == null ? "" : declarationNumber)).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "levy.declaration", String.valueOf(declarationNumber)));
    }

    /**
     * The day of payment, or of release where nothing was paid.
     *
     * @throws PlatformException REFUSED {@code levy.unreleased} when there is neither: the declaration is amended instead
     */
    LocalDate countsFrom(LeviedGoods.Goods about) {
        Stream<LocalDate> paid = bills.list(about.subject()).stream().filter(b -> b.state() == Bill.State.PAID && b.kind() == Bill.Kind.ORIGINAL)
                .map(b -> LocalDate.ofInstant(b.closedAt(), clock.getZone()));
        return Stream.concat(paid, Stream.ofNullable(about.releasedOn())).filter(Objects::nonNull).min(Comparator.naturalOrder())
                .orElseThrow(() -> new PlatformException(ErrorCode.REFUSED, "levy.unreleased"));
    }

    /** The last day of the law's period; null = none (smuggling). */
    @Nullable LocalDate lastDay(Levy.Ground ground, LocalDate from) {
        return switch (ground) {
            case CONFIRMED -> from.plusYears(law.whole("recovery.years", from));
            case VIOLATION -> from.plusYears(law.whole("recovery.years.violation", from));
            case SMUGGLING -> null;
        };
    }

    /** @throws PlatformException REFUSED {@code levy.late} when the period is over */
    void check(LocalDate from, @Nullable LocalDate last) {
        if (last != null && LocalDate.now(clock).isAfter(last)) {
            throw new PlatformException(ErrorCode.REFUSED, "levy.late", from, last);
        }
    }

    LocalDate dueOn(LocalDate today) {
        return workingDays.onOrAfter(today.plusDays(law.whole("recovery.payment.days", today)));
    }

    Text basis(Levy l) {
        return texts.get("levy.basis." + l.ground(), l.number(), l.countsFrom());
    }
}
