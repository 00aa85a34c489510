package org.tongguan.ecommerce.filing;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.filing.Prepared.Operation;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.match.Part;
import org.tongguan.ecommerce.match.Values;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.kernel.Finding;
import org.tongguan.runtime.vault.Vault;

/** Takes out of orders, payments and waybills what is compared. */
@Component
class PartReading implements FormReader {

    private static final CebForm ORDER = CebForm.of("CEB311Message");
    private static final CebForm PAYMENT = CebForm.of("CEB411Message");
    private static final CebForm WAYBILL = CebForm.of("CEB511Message");
    private static final int O_TYPE = ORDER.head("appType");
    private static final int O_PLATFORM = ORDER.head("ebpCode");
    private static final int O_NUMBER = ORDER.head("orderNo");
    private static final int O_BUYER_TYPE = ORDER.head("buyerIdType");
    private static final int O_BUYER = ORDER.head("buyerIdNumber");
    private static final int O_NAME = ORDER.head("buyerName");
    private static final int O_PHONE = ORDER.head("buyerTelephone");
    private static final int O_FIRM = ORDER.head("ebcCode");
    private static final int O_GOODS = ORDER.head("goodsValue");
    private static final int O_FREIGHT = ORDER.head("freight");
    private static final int O_PAID = ORDER.head("acturalPaid");
    private static final int O_PAY_FIRM = ORDER.head("payCode");
    private static final int O_PAYMENT = ORDER.head("payTransactionId");
    private static final int O_CONSIGNEE = ORDER.head("consignee");
    private static final int O_CONSIGNEE_PHONE = ORDER.head("consigneeTelephone");
    private static final int O_ADDRESS = ORDER.head("consigneeAddress");
    private static final int O_UNIT = ORDER.line("unit");
    private static final int O_ITEM = ORDER.line("itemName");
    private static final int P_TYPE = PAYMENT.head("appType");
    private static final int P_PLATFORM = PAYMENT.head("ebpCode");
    private static final int P_ORDER = PAYMENT.head("orderNo");
    private static final int P_PAYER_TYPE = PAYMENT.head("payerIdType");
    private static final int P_PAYER = PAYMENT.head("payerIdNumber");
    private static final int P_AMOUNT = PAYMENT.head("amountPaid");
    private static final int P_FIRM = PAYMENT.head("payCode");
    private static final int P_NUMBER = PAYMENT.head("payTransactionId");
    private static final int W_TYPE = WAYBILL.head("appType");
    private static final int W_FIRM = WAYBILL.head("logisticsCode");
    private static final int W_NUMBER = WAYBILL.head("logisticsNo");
    private static final int W_ORDER = WAYBILL.head("orderNo");
    private static final int W_CONSIGNEE = WAYBILL.head("consignee");
    private static final int W_PHONE = WAYBILL.head("consigneeTelephone");
    private static final int W_ADDRESS = WAYBILL.head("consigneeAddress");
    private final Vault vault;

    PartReading(Vault vault) {
        this.vault = vault;
    }

    @Override
    public Set<String> forms() {
        return Set.of("311", "411", "511");
    }

    @Override
    public Prepared read(RetailCase subject, List<Finding> findings, boolean trial) {
        CebDocument d = subject.document();
        return switch (d.form().number()) {
            case "311" -> part(d, O_TYPE, findings, Part.Kind.ORDER, orderKey(d), orderKey(d), order(subject));
            case "411" -> part(d, P_TYPE, findings, Part.Kind.PAYMENT, paymentKey(d), Keys.order(d.text(P_PLATFORM), d.text(P_ORDER)), payment(d));
            default -> part(d, W_TYPE, findings, Part.Kind.WAYBILL, waybillKey(d), null, waybill(d));
        };
    }

    private static Prepared part(CebDocument d, int type, List<Finding> findings, Part.Kind kind, UUID key, UUID claim,
                                 long[] values) {
        return new Prepared.ReadPart(d.index(), findings, Operation.of(d.text(type)), kind, key, claim, values);
    }

    private static UUID orderKey(CebDocument d) {
        return Keys.order(d.text(O_PLATFORM), d.text(O_NUMBER));
    }

    private static UUID paymentKey(CebDocument d) {
        return Keys.payment(d.text(P_PLATFORM), d.text(P_ORDER));
    }

    private static UUID waybillKey(CebDocument d) {
        return Keys.waybill(d.text(W_FIRM), d.text(W_NUMBER));
    }

    private long[] order(RetailCase subject) {
        CebDocument d = subject.document();
        long[] v = new long[Values.ORDER_SIZE];
        v[Values.ORDER_BUYER] = vault.digest(d.text(O_BUYER_TYPE) + ":" + d.text(O_BUYER));
        v[Values.ORDER_NAME] = vault.digest(d.text(O_NAME));
        v[Values.ORDER_PHONE] = vault.digest(d.text(O_PHONE));
        v[Values.ORDER_FIRM] = vault.digest(d.text(O_FIRM));
        v[Values.ORDER_GOODS] = Values.amount(d.decimal(O_GOODS));
        v[Values.ORDER_FREIGHT] = Values.amount(d.decimal(O_FREIGHT));
        v[Values.ORDER_PAID] = Values.amount(d.decimal(O_PAID));
        v[Values.ORDER_PAY_FIRM] = vault.digest(d.text(O_PAY_FIRM));
        v[Values.ORDER_PAYMENT_NO] = vault.digest(d.text(O_PAYMENT));
        v[Values.ORDER_CONSIGNEE] = vault.digest(d.text(O_CONSIGNEE));
        v[Values.ORDER_CONSIGNEE_PHONE] = vault.digest(d.text(O_CONSIGNEE_PHONE));
        v[Values.ORDER_ADDRESS] = vault.digest(d.text(O_ADDRESS));
        FormReader.putLines(subject, O_UNIT, O_ITEM, v, Values.ORDER_LINES, vault);
        return v;
    }

    private long[] payment(CebDocument d) {
        long[] v = new long[Values.PAYMENT_SIZE];
        v[Values.PAYMENT_PAYER] = vault.digest(d.text(P_PAYER_TYPE) + ":" + d.text(P_PAYER));
        v[Values.PAYMENT_PAID] = Values.amount(d.decimal(P_AMOUNT));
        v[Values.PAYMENT_FIRM] = vault.digest(d.text(P_FIRM));
        v[Values.PAYMENT_NO] = vault.digest(d.text(P_NUMBER));
        return v;
    }

    private long[] waybill(CebDocument d) {
        long[] v = new long[Values.WAYBILL_SIZE];
        v[Values.WAYBILL_ORDER] = vault.digest(d.text(W_ORDER));
        v[Values.WAYBILL_CONSIGNEE] = vault.digest(d.text(W_CONSIGNEE));
        v[Values.WAYBILL_PHONE] = vault.digest(d.text(W_PHONE));
        v[Values.WAYBILL_ADDRESS] = vault.digest(d.text(W_ADDRESS));
        return v;
    }
}
