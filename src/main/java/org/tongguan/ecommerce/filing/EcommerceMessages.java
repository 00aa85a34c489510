package org.tongguan.ecommerce.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.receipts.RetailReceipts;
import org.tongguan.ecommerce.receipts.UnreadReceipt;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.MessageHandler;
import org.tongguan.signature.Signatures;
import org.tongguan.trader.Trader;
import org.tongguan.trader.Traders;

/** The messages of cross-border e-commerce: 1 to 100 documents each; what is wrong with one keeps none of the others. */
@Component
public class EcommerceMessages implements MessageHandler {

    private static final Set<String> KINDS = Set.of("CEB213Message", "CEB215Message", "CEB303Message", "CEB311Message", "CEB403Message",
            "CEB411Message", "CEB505Message", "CEB507Message", "CEB509Message", "CEB511Message", "CEB513Message", "CEB603Message", "CEB605Message",
            "CEB607Message", "CEB621Message", "CEB623Message", "CEB625Message", "CEB701Message", "CEB711Message", DxpEnvelope.ROOT);
    private final Reading reading;
    private final RetailIntake intake;
    private final RetailReceipts receipts;
    private final Traders traders;
    private final Signatures signatures;
    private final Texts texts;
    private final Clock clock;

    EcommerceMessages(Reading reading, RetailIntake intake, RetailReceipts receipts, Traders traders, Signatures signatures, Texts texts, Clock clock) {
        this.signatures = signatures;
        this.reading = reading;
        this.intake = intake;
        this.receipts = receipts;
        this.traders = traders;
        this.texts = texts;
        this.clock = clock;
    }

    @Override
    public Set<String> kinds() {
        return KINDS;
    }

    @Override
    public boolean isMass() {
        return true;
    }

    @Override
    public boolean isPersonal() {
        return true;
    }

    @Override
    public Decoded decode(Actor sender, String kind, byte[] body) {
        CebMessage message = believed(sender, body);
        Batch.Read read = read(message, false);
        return new Decoded(message.guid(), read, read.documents().size());
    }

    /** The message, if it is of a kind we understand, transmitted by its sender and signed where it has to be. */
    private CebMessage believed(Actor sender, byte[] body) {
        byte[] inside = inside(body);
        CebMessage message = message(inside);
        if (!KINDS.contains(message.kind())) {
            throw new PlatformException(ErrorCode.REFUSED, "message.kind", message.kind());
        }
        transmitter(sender, message);
        List<Finding> doubts = signatures.check(inside, message, sender.traderId());
        if (doubts.stream().anyMatch(Finding::isError)) {
            throw new PlatformException(ErrorCode.REFUSED, "ecommerce.signature", doubts);
        }
        return message;
    }

    private static byte[] inside(byte[] body) {
        try {
            return RetailDocuments.inside(body);
        } catch (FormatException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "format." + e.key(), e.place());
        }
    }

    private static CebMessage message(byte[] inside) {
        try {
            return CebReader.read(inside);
        } catch (FormatException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "format." + e.key(), e.place());
        }
    }

    /** Who transmits must be who sends. */
    private void transmitter(Actor sender, CebMessage message) {
        Trader trader = traders.get(sender.traderId());
        String code = message.transfer().code();
        if (!code.equals(trader.customsCode()) && !code.equals(trader.creditCode())) {
            throw new PlatformException(ErrorCode.REFUSED, "ecommerce.transmitter", code);
        }
    }

    private Batch.Read read(CebMessage message, boolean trial) {
        LocalDate day = LocalDate.now(clock);
        List<Prepared> prepared = new ArrayList<>(message.documents().size());
        for (CebDocument document : message.documents()) {
            prepared.add(reading.read(document, day, trial));
        }
        return new Batch.Read(message.form().number(), prepared);
    }

    @Override
    public Map<String, Object> tryOut(Actor sender, String kind, byte[] body, @Nullable UUID place) {
        if (sender.traderId() == null) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "message.sender");
        }
        CebMessage message = believed(sender, body);
        List<Prepared> documents = read(message, true).documents();
        List<Finding> findings = documents.stream().flatMap(d -> d.findings().stream()).toList();
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("accepted", documents.stream().anyMatch(d -> !(d instanceof Prepared.Stopped stopped) || stopped.draft()));
        said.put("findings", texts.views(findings));
        said.put("assessment", null);
        return said;
    }

    @Override
    public List<Outcome> handle(List<Received> messages) {
        return intake.handle(messages);
    }

    @Override
    public Optional<String> unread(byte[] body, String why) {
        return UnreadReceipt.of(body, why, clock.instant(), clock.getZone());
    }

    @Override
    public List<Receipt> receipts(UUID message, SubjectRef subject, Stored stored) {
        return receipts.list(message, stored);
    }
}
