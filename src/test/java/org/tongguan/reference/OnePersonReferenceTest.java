package org.tongguan.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tongguan.access.Accounts;
import org.tongguan.access.NewAccount;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;
import org.tongguan.oversight.TwoPersons;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Transactions;
import org.tongguan.support.OnePerson;
import org.tongguan.support.PlatformTest;

/** No set of roles and no order of commands lets one account change the law's parameters, neither row by row nor by a file. */
class OnePersonReferenceTest extends PlatformTest {

    @Autowired ReferenceChanges changes;
    @Autowired Accounts accounts;
    @Autowired TwoPersons twoPersons;
    @Autowired Transactions transactions;
    @Autowired JdbcClient jdbc;

    @Test
    void nobodyFreesEverybodyFromGuaranteesAlone() {
        for (int i = 0; i < 2; i++) {
            accounts.create(Actor.PLATFORM, new NewAccount("keeper-" + Ids.next().toString().substring(24), "", Set.of(Role.ADMIN), null, null, true, null));
        }
        ReferenceChange.Kind kind = ReferenceChange.Kind.PARAMETERS;
        String csv = fitting();
        Map<String, OnePerson.Command> commands = new LinkedHashMap<>();
        commands.put("propose", a -> changes.propose(a, kind, null, csv, "alone"));
        commands.put("by file", a -> {
            if (!changes.bringIn(a, kind, null, csv).isTaken()) {
                throw new IllegalStateException("refused");
            }
        });
        for (String c : List.of("approve", "refuse", "withdraw")) {
            commands.put(c, a -> changes.decide(a, changes.list(a, null, 0, 1).items().stream().findFirst()
                    .orElseThrow(() -> new IllegalStateException("none")).id(), c, "alone"));
        }
        OnePerson.Tried tried = new OnePerson.Tried();
        List<String> found = new ArrayList<>();
        OnePerson search = new OnePerson(transactions, jdbc, twoPersons, 3);
        OnePerson.everybody("lawgiver", null).forEach(a -> found.addAll(search.search(a, commands, this::changed, tried)));
        assertThat(found).isEmpty();
        assertThat(tried.done()).isGreaterThan(100);
    }

    /** The row with what stands now ended where it begins, as the door writes it. */
    private String fitting() {
        return changes.file(ReferenceChange.Kind.PARAMETERS, null, List.of(new ReferenceChanges.Row("aeo.guarantee.exempt.normal", "true", null, null,
                java.time.LocalDate.of(2039, 1, 1), null, "alone")));
    }

    private String changed() {
        return jdbc.sql("select exists (select from law_parameter where name = 'aeo.guarantee.exempt.normal' and value = 'true')").query(Boolean.class)
                .single() ? "everybody is free" : null;
    }
}
