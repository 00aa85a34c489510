package org.tongguan.ecommerce.act;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListNumber;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.archive.Archive;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.runtime.vault.Vault;

/** Lists that lie in the archive, by the same numbers as those in the database. */
@Component
class OldLists {

    private static final String ALL = "*";
    private static final int MOST = 200;
    private final Archive archive;
    private final PartNumbers numbers;
    private final RetailDocuments documents;
    private final Vault vault;
    private final Clock clock;

    OldLists(Archive archive, PartNumbers numbers, RetailDocuments documents, Vault vault, Clock clock) {
        this.documents = documents;
        this.vault = vault;
        this.archive = archive;
        this.numbers = numbers;
        this.clock = clock;
    }

    /** Whether the actor may see the list: what row-level security says of those in the database. */
    static boolean isFor(Actor actor, RetailList list) {
        return ALL.equals(actor.scope()) || actor.scope().equals(Long.toString(list.traderId()));
    }

    Optional<Archive.Kept> find(Actor actor, UUID id) {
        return archive.find(id).filter(kept -> isFor(actor, kept.list()));
    }

    List<RetailList> list(Collection<UUID> ids) {
        return ids.stream().flatMap(id -> archive.find(id).stream()).map(Archive.Kept::list).toList();
    }

    /** The lists a message brought. */
    Map<UUID, RetailList> ofMessage(UUID message) {
        Map<UUID, RetailList> found = new HashMap<>();
        archive.ofMessage(message).forEach((id, kept) -> found.put(id, kept.list()));
        return found;
    }

    /** Orders, payments and waybills with one of these keys. */
    List<Archive.KeptPart> parts(Collection<UUID> keys) {
        return archive.parts(keys);
    }

    List<RetailList> ofNumbers(long... all) {
        return archive.list(all);
    }

    List<RetailList> ofPreNo(String preNo) {
        LocalDate day = ListNumber.dayOfPreNo(preNo);
        return archive.list(numbers.numbersOf(preNo)).stream().filter(l -> LocalDate.ofInstant(l.filedAt(), clock.getZone()).equals(day)).toList();
    }

    /** Lists whose bill, own or payment number is that: short forms lead to them, their documents are read and compared. Sees those of all traders. */
    List<RetailList> named(String number) {
        return named(number, List.of(RetailList::id, RetailList::paymentId));
    }

    /** Payments, and money received, with that number. */
    List<UUID> payments(String number) {
        return named(number, List.of(RetailList::paymentId)).stream().map(RetailList::paymentId).toList();
    }

    private List<RetailList> named(String number, List<Function<RetailList, UUID>> papers) {
        int plain = Keys.plain(number);
        List<RetailList> maybe = plain == 0 ? List.of() : archive.named(MOST, plain, (int) vault.digest(number)).stream().distinct().toList();
        Map<UUID, CebDocument> read = documents.all(maybe.stream().flatMap(l -> papers.stream().map(p -> p.apply(l))).filter(Objects::nonNull).toList());
        return maybe.stream().filter(l -> papers.stream().anyMatch(p -> says(read.get(p.apply(l)), number))).toList();
    }

    private static boolean says(CebDocument document, String number) {
        if (document == null) {
            return false;
        }
        return switch (document.form().number()) {
            case "411" -> number.equals(document.text("payTransactionId"));
            case "403" -> number.equals(document.text("payNo"));
            default -> number.equals(document.text("billNo")) || number.equals(document.text("copNo"));
        };
    }

    /**
     * Lists that name what has one of these keys; {@code holders}: what the database says of the keys, whose lists may lie in the archive. And those that
     * say the number itself, whose waybill came under a bill of that number, or whose own {@code numbers} a document with it names.
     */
    List<RetailList> ofParts(PartNumbers.Named keys, Collection<UUID> holders, String number, Collection<Long> numbers) {
        Set<UUID> all = new LinkedHashSet<>(holders);
        List<UUID> wanted = new ArrayList<>(keys.orders());
        wanted.addAll(keys.waybills());
        wanted.addAll(this.numbers.others().waybills(number));
        archive.parts(wanted).forEach(part -> all.add(part.list()));
        named(number).forEach(l -> all.add(l.id()));
        ofNumbers(numbers.stream().mapToLong(Long::longValue).toArray()).forEach(l -> all.add(l.id()));
        return list(all);
    }
}
