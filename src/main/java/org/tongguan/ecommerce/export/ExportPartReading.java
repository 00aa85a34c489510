package org.tongguan.ecommerce.export;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.FormReader;
import org.tongguan.ecommerce.filing.Prepared;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.kernel.Finding;
import org.tongguan.runtime.vault.Vault;

/** Takes out of export orders (303), money received (403) and export waybills (505) what is compared. */
@Component
class ExportPartReading implements FormReader {

    private static final CebForm ORDER = CebForm.of("CEB303Message");
    private static final CebForm RECEIPT = CebForm.of("CEB403Message");
    private static final CebForm WAYBILL = CebForm.of("CEB505Message");
    private static final int O_KIND = ORDER.head("orderType");
    private static final int O_PLATFORM = ORDER.head("ebpCode");
    private static final int O_NUMBER = ORDER.head("orderNo");
    private static final int O_FIRM = ORDER.head("ebcCode");
    private static final int O_GOODS = ORDER.head("goodsValue");
    private static final int O_FREIGHT = ORDER.head("freight");
    private static final int O_CURRENCY = ORDER.head("currency");
    private static final int O_UNIT = ORDER.line("unit");
    private static final int R_PLATFORM = RECEIPT.head("ebpCode");
    private static final int R_ORDER = RECEIPT.head("orderNo");
    private static final int R_FIRM = RECEIPT.head("ebcCode");
    private static final int R_AMOUNT = RECEIPT.head("charge");
    private static final int R_NUMBER = RECEIPT.head("payNo");
    private static final int R_CURRENCY = RECEIPT.head("currency");
    private static final int W_CARRIER = WAYBILL.head("logisticsCode");
    private static final int W_NUMBER = WAYBILL.head("logisticsNo");
    private static final int W_FIRM = WAYBILL.head("ebcCode");
    private static final int W_PACKAGES = WAYBILL.head("packNo");
    private final Vault vault;

    ExportPartReading(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Set<String> forms() {
        return Set.of("303", "403", "505");
    }

    @Override
    public Prepared read(RetailCase subject, List<Finding> findings, boolean trial) {
        CebDocument d = subject.document();
        return switch (d.form().number()) {
            case "303" -> {
                UUID key = Keys.exportOrder(d.text(O_PLATFORM), d.text(O_NUMBER));
                yield part(d, findings, Part.Kind.ORDER, key, key, order(subject));
            }
            case "403" -> part(d, findings, Part.Kind.PAYMENT, Keys.receipt(d.text(R_PLATFORM), d.text(R_ORDER)),
                    Keys.exportOrder(d.text(R_PLATFORM), d.text(R_ORDER)), receipt(d));
            default -> {
                UUID key = Keys.exportWaybill(d.text(W_CARRIER), d.text(W_NUMBER));
                yield part(d, findings, Part.Kind.WAYBILL, key, key, waybill(d));
            }
        };
    }

    private static Prepared part(CebDocument d, List<Finding> findings, Part.Kind kind, UUID key, UUID claim, long[] values) {
        return new Prepared.ReadPart(d.index(), findings, Operation.of(d.text("appType")), kind, key, claim, values);
    }

    private long[] order(RetailCase subject) {
        CebDocument d = subject.document();
        long[] v = new long[Values.SALE_SIZE];
        v[Values.SALE_FIRM] = vault.digest(d.text(O_FIRM));
        v[Values.SALE_CURRENCY] = vault.digest(d.text(O_CURRENCY));
        v[Values.SALE_GOODS] = Values.amount(d.decimal(O_GOODS));
        v[Values.SALE_KIND] = d.text(O_KIND).charAt(0);
        v[Values.SALE_PAID] = Values.amount(d.decimal(O_GOODS).add(d.decimal(O_FREIGHT)));
        FormReader.putLines(subject, O_UNIT, -1, v, Values.SALE_LINES, vault);
        return v;
    }

    private long[] receipt(CebDocument d) {
        long[] v = new long[Values.RECEIPT_SIZE];
        v[Values.RECEIPT_FIRM] = vault.digest(d.text(R_FIRM));
        v[Values.RECEIPT_CURRENCY] = vault.digest(d.text(R_CURRENCY));
        v[Values.RECEIPT_NO] = vault.digest(d.text(R_NUMBER));
        v[Values.RECEIPT_PAID] = Values.amount(d.decimal(R_AMOUNT));
        return v;
    }

    private long[] waybill(CebDocument d) {
        long[] v = new long[Values.DISPATCH_SIZE];
        v[Values.DISPATCH_FIRM] = d.text(W_FIRM) == null ? 0 : vault.digest(d.text(W_FIRM));
        v[Values.DISPATCH_PACKAGES] = d.decimal(W_PACKAGES).longValue();
        return v;
    }
}
