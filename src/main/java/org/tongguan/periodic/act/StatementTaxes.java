package org.tongguan.periodic.act;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.declaration.Declaration;
import org.tongguan.declaration.PeriodicDeclarations;
import org.tongguan.declaration.PeriodicDeclarations.Owed;
import org.tongguan.periodic.Approval;
import org.tongguan.periodic.Delivery;
import org.tongguan.periodic.Difference;
import org.tongguan.periodic.LineTaxes;
import org.tongguan.periodic.LineTaxes.Cause;
import org.tongguan.periodic.Statement;
import org.tongguan.periodic.rules.Differences;
import org.tongguan.periodic.rules.Documents;

/** Why a month's bill is not the sum of what its deliveries were taxed: line by line, in two steps that add up. */
@Component
class StatementTaxes {

    private static final BigDecimal ZERO = BigDecimal.ZERO.setScale(2);
    private static final Owed NOTHING = new Owed(ZERO, ZERO);
    private final PeriodicDeclarations periodic;
    private final Around around;

    StatementTaxes(PeriodicDeclarations periodic, Around around) {
        this.periodic = periodic;
        this.around = around;
    }

    /** Taxes of each difference, in their order. */
    List<LineTaxes> of(Approval a, Statement s, Declaration d, List<Delivery> deliveries, List<Difference> differences) {
        Map<String, Owed> together = together(a, s, deliveries);
        List<Owed> declared = periodic.taxes(d);
        List<LineTaxes> all = new ArrayList<>();
        for (Difference one : differences) {
            Owed said = one.item() == null ? NOTHING : declared.get(one.item() - 1);
            Statement.Line line = s.lines().stream().filter(l -> Objects.equals(l.number(), one.number())).findFirst().orElse(null);
            all.add(line == null ? taxes(ZERO, ZERO, NOTHING, said)
                    : taxes(delivered(line, deliveries, Delivery.Line::tax, RoundingMode.UP),
                            delivered(line, deliveries, Delivery.Line::value, RoundingMode.HALF_UP),
                            together.getOrDefault(key(line.goods(), line.unitPrice()), NOTHING), said));
        }
        return all;
    }

    private static String key(int goods, BigDecimal price) {
        return goods + "@" + Documents.plain(price);
    }

    /** What the same goods owe when they are declared together, exactly as they were delivered. */
    private Map<String, Owed> together(Approval a, Statement s, List<Delivery> deliveries) {
        Gathered gathered = new Gathered(s.ratesOn());
        deliveries.forEach(gathered::add);
        Map<String, Owed> owed = new HashMap<>();
        if (!gathered.goods().isEmpty()) {
            List<Owed> lines = periodic.taxes(gathered.document(a, s.number(), around.today()));
            int n = 0;
            for (Documents.Goods goods : gathered.goods()) {
                owed.put(key(goods.goods(), goods.unitPrice()), lines.get(n++));
            }
        }
        return owed;
    }

    /** The part of what the lines of deliveries had that did not come back; null where one of them has none. */
    private static @Nullable BigDecimal delivered(Statement.Line line, List<Delivery> deliveries, Function<Delivery.Line, @Nullable BigDecimal> of,
                                                  RoundingMode rounding) {
        List<Delivery.Line> parts = deliveries.stream().flatMap(d -> d.lines().stream()).filter(l -> Differences.isOf(line, l)).toList();
        if (parts.stream().map(of).anyMatch(Objects::isNull)) {
            return null;
        }
        return parts.stream().map(l -> of.apply(l).multiply(l.net()).divide(l.quantity(), 2, rounding)).reduce(ZERO, BigDecimal::add);
    }

    private static LineTaxes taxes(BigDecimal delivered, @Nullable BigDecimal value, Owed together, Owed declared) {
        Set<Cause> causes = EnumSet.noneOf(Cause.class);
        if (together.tax() == null || declared.tax() == null) {
            causes.add(Cause.NOT_COMPUTED);
        } else {
            if (together.tax().compareTo(delivered) != 0) {
                causes.add(isSame(value, together.value()) ? Cause.ROUNDING : Cause.CHARGES);
            }
            if (declared.tax().compareTo(together.tax()) != 0) {
                causes.add(Cause.DECLARED_OTHERWISE);
            }
        }
        return new LineTaxes(delivered, together.tax(), declared.tax(), value, together.value(), List.copyOf(causes));
    }

    private static boolean isSame(@Nullable BigDecimal a, @Nullable BigDecimal b) {
        return a != null && b != null && a.compareTo(b) == 0;
    }
}
