package org.tongguan.tariff;

import org.tongguan.reference.ImportReport;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Helps tests set up tariff lines and shipments of their own. */
final class DutyBench {

    static final LocalDate DAY = LocalDate.of(2026, 3, 2);
    static final String HEADER = "code,name_zh,name_en,unit1,unit2,mfn,general,provisional,provisional_ex,vat,consumption,export_duty,"
            + "import_documents,export_documents,inspection,valid_from,valid_to,source,export_provisional\n";
    private static final AtomicInteger CODE = new AtomicInteger(99_000_000);

    private DutyBench() { }

    static String nextCode() {
        return String.valueOf(CODE.incrementAndGet());
    }

    /** A new tariff line with these rates, valid since 2018; gives its code. */
    static String line(Tariff tariff, String mfn, String general, String provisional, boolean ex, String vat, String consumption, String exportDuty) {
        return line(tariff, mfn, general, provisional, ex, vat, consumption, exportDuty, "");
    }

    static String line(Tariff tariff, String mfn, String general, String provisional, boolean ex, String vat, String consumption, String exportDuty,
                       String exportProvisional) {
        String code = nextCode();
        ImportReport report = tariff.importLines(stream(HEADER + "%s,试验,trial,035,,%s,%s,%s,%s,%s,%s,%s,,,,2018-08-01,,test,%s\n".formatted(
                code, quoted(mfn), quoted(general), quoted(provisional), ex ? "1" : "0", vat, quoted(consumption), quoted(exportDuty),
                quoted(exportProvisional))));
        if (!report.isTaken()) {
            throw new IllegalStateException(report.toString());
        }
        return code;
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }

    static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static Shipment.GoodsLine goods(int item, String code, String price) {
        return new Shipment.GoodsLine(item, code, "trial", new BigDecimal(price), "CNY", null, Map.of(), "DEU", "1");
    }

    static Shipment imports(String terms, Shipment.Charge freight, Shipment.Charge insurance, List<Shipment.GoodsLine> lines) {
        return new Shipment(Shipment.Direction.IMPORT, DAY, DAY, terms, freight, insurance, null, "101", false, lines);
    }

    static Shipment.Charge yuan(String amount) {
        return new Shipment.Charge("3", new BigDecimal(amount), "CNY");
    }
}
