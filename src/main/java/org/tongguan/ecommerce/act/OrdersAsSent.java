package org.tongguan.ecommerce.act;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.match.Keys;
import org.tongguan.ecommerce.store.PartStore;
import org.tongguan.ecommerce.store.RetailDocuments;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Actor;
import org.tongguan.proof.PlatformBooks;
import org.tongguan.runtime.Transactions;

/** What a sandbox's platform knows of an order: what stands in the order and the payment that were sent of it, the payment's word first. */
@Component
class OrdersAsSent implements PlatformBooks {

    private final PartStore parts;
    private final RetailDocuments documents;
    private final Transactions transactions;

    OrdersAsSent(PartStore parts, RetailDocuments documents, Transactions transactions) {
        this.parts = parts;
        this.documents = documents;
        this.transactions = transactions;
    }

    @Override
    public Optional<Entry> find(String ebpCode, String orderNo) {
        UUID orderKey = Keys.order(ebpCode, orderNo);
        UUID paymentKey = Keys.payment(ebpCode, orderNo);
        return transactions.read(Actor.PLATFORM, () -> {
            Map<UUID, PartStore.Row> rows = parts.find(List.of(orderKey, paymentKey));
            CebDocument order = document(rows.get(orderKey));
            CebDocument payment = document(rows.get(paymentKey));
            return order == null && payment == null ? Optional.empty() : Optional.of(entry(ebpCode, orderNo, order, payment));
        });
    }

    private @Nullable CebDocument document(PartStore.@Nullable Row row) {
        return row == null ? null : documents.find(row.part().id()).orElse(null);
    }

    private static Entry entry(String ebpCode, String orderNo, @Nullable CebDocument order, @Nullable CebDocument payment) {
        String paid = first(said(payment, "amountPaid"), said(order, "acturalPaid"), "0");
        List<String> goods = new ArrayList<>();
        for (int i = 0; order != null && i < order.lines(); i++) {
            goods.add(first(order.text(i, order.form().line("itemName")), "-"));
        }
        return new Entry(first(said(payment, "payCode"), said(order, "payCode"), ebpCode),
                first(said(payment, "payTransactionId"), said(order, "payTransactionId"), "P" + orderNo), new BigDecimal(paid), said(payment, "payTime"), goods,
                first(said(order, "ebcCode"), ebpCode), first(said(order, "ebcName"), ebpCode));
    }

    private static @Nullable String said(@Nullable CebDocument document, String element) {
        return document == null ? null : document.text(element);
    }

    private static String first(@Nullable String... values) {
        return Stream.of(values).filter(Objects::nonNull).filter(v -> !v.isBlank()).findFirst().orElseThrow();
    }
}
