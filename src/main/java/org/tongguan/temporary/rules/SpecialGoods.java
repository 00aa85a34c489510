package org.tongguan.temporary.rules;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.WayOut;

/**
 * What special goods ask for, by the law of the day (code list {@code temporary_special}): {@code proof} a paper, {@code pattern} how its number looks,
 * {@code single} each by itself, {@code course} at most one course of treatment for a person, {@code permit.WAY} a paper for a way out, {@code approval}
 * a decision, {@code ways} the ways out that are open to them (absent = all), {@code label} whether they need no Chinese label. Goods that diseases
 * concern say by which permit they come in.
 */
@Component
public class SpecialGoods {

    public static final String LIST = "temporary_special";
    private static final int MOST_KINDS = 500;
    private final CodeLists codes;
    private final DiseaseFree free;

    SpecialGoods(CodeLists codes, DiseaseFree free) {
        this.codes = codes;
        this.free = free;
    }

    /** What is wrong with which cell. */
    record Wrong(Column column, String key, Object... args) { }

    List<Wrong> wrong(Item item, LocalDate day) {
        List<Wrong> wrong = new ArrayList<>();
        List<Code> diseases = item.special() == null ? free.concerned(item.code(), day) : List.of();
        if (!diseases.isEmpty()) {
            wrong.add(new Wrong(Column.SPECIAL, "temporary.row.disease", DiseaseFree.names(diseases)));
        }
        find(item, day).ifPresent(kind -> {
            String paper = kind.attributes().get("proof");
            if (paper != null && item.proof() == null) {
                wrong.add(new Wrong(Column.PROOF, "temporary.row.proof", kind.name(), either(paper)));
            } else if (paper != null && !item.proof().matches(kind.attributes().getOrDefault("pattern", ".*"))) {
                wrong.add(new Wrong(Column.PROOF, "temporary.row.pattern", item.proof(), either(paper)));
            }
            if ("yes".equals(kind.attributes().get("single")) && item.quantity().compareTo(BigDecimal.ONE) != 0) {
                wrong.add(new Wrong(Column.QUANTITY, "temporary.row.single", kind.name()));
            }
            if ("yes".equals(kind.attributes().get("course"))) {
                if (item.person() == null) {
                    wrong.add(new Wrong(Column.PERSON, "temporary.row.needed"));
                }
                if (item.course() == null) {
                    wrong.add(new Wrong(Column.COURSE, "temporary.row.needed"));
                } else if (item.quantity().compareTo(item.course()) > 0) {
                    wrong.add(new Wrong(Column.QUANTITY, "temporary.row.course", item.quantity().toPlainString(), item.course().toPlainString()));
                }
            }
        });
        return wrong;
    }

    /** Kinds of which a person gets at most one course of treatment. */
    public List<String> courses(LocalDate day) {
        return codes.search(LIST, "", day, MOST_KINDS).stream().filter(k -> "yes".equals(k.attributes().get("course"))).map(Code::code).toList();
    }

    /** The paper without which it may not go that way, e.g. who lets a relic be bought; its attribute is named by the way. */
    public Optional<Text> permit(Item item, WayOut way, LocalDate day) {
        return find(item, day).map(k -> k.attributes().get("permit." + way.name())).map(SpecialGoods::either);
    }

    private Optional<Code> find(Item item, LocalDate day) {
        return item.special() == null ? Optional.empty() : codes.find(LIST, item.special(), day);
    }

    /** Words of an attribute, Chinese before the stroke and English behind it. */
    static Text either(String words) {
        String[] parts = words.split(" / ", 2);
        return Text.of(parts[0], parts[parts.length - 1]);
    }

    /** Whether an officer has to decide on it before it comes in. */
    public boolean needsApproval(Item item, LocalDate day) {
        return find(item, day).filter(k -> k.attributes().containsKey("approval")).isPresent();
    }

    /** Whether that way out is open to it. */
    public boolean mayGo(Item item, WayOut way, LocalDate day) {
        return find(item, day).map(k -> k.attributes().get("ways")).map(ways -> Arrays.asList(ways.split(" ")).contains(way.name())).orElse(true);
    }
}
