package org.tongguan.bench.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.tongguan.access.passkey.PasskeyDoor;
import org.tongguan.ecommerce.receipts.UnreadReceipt;
import org.tongguan.formats.Csv;
import org.tongguan.formats.DecMessageReader;
import org.tongguan.formats.DecMessageWriter;
import org.tongguan.formats.Document;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.JsonDocuments;
import org.tongguan.formats.Spreadsheet;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebMessage;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.DxpEnvelope;
import org.tongguan.gateway.WebhookAddressDoor;
import org.tongguan.kernel.PlatformException;
import org.tongguan.proof.PaymentDataDoor;
import org.tongguan.revenue.reconcile.BankStatementDoor;
import org.tongguan.risk.engine.RuleFileDoor;
import org.tongguan.runtime.anchor.TimeStampDoor;
import org.tongguan.signature.Certificate;
import org.tongguan.signature.SignatureCheck;
import org.tongguan.tariff.batch.BatchFileDoor;
import org.tongguan.tariff.expression.RateExpression;
import org.tongguan.tariff.expression.RateSyntaxException;
import org.tongguan.tariff.expression.dialect.ChinaRates;
import org.tongguan.tariff.expression.dialect.JapanRates;
import org.tongguan.tariff.expression.dialect.TaricRates;
import org.tongguan.tariff.imports.TableFileDoor;
import org.tongguan.tariff.search.TradeTextDoor;
import org.tongguan.temporary.rules.ListFile;

/**
 * Whatever reads bytes from outside. Each may refuse what it is given in the way it says it does; anything else it throws, and whatever it accepts
 * but does not keep when it is written and read again, is a finding.
 */
enum FuzzTarget {

    /** The message of a goods declaration; what is accepted is the same after writing and reading. */
    DECLARATION_XML(FuzzTarget::declarationXml),
    /** The same as JSON. */
    DECLARATION_JSON(FuzzTarget::declarationJson),
    /** Messages of cross-border e-commerce, all forms. */
    RETAIL_XML(FuzzTarget::retail),
    /** The envelope of the data exchange platform. */
    ENVELOPE(bytes -> {
        if (!DxpEnvelope.isEnvelope(bytes)) {
            throw refused();
        }
        DxpEnvelope read = DxpEnvelope.read(bytes);
        same(read.data(), DxpEnvelope.read(read.write()).data());
    }),
    /** Signed messages. */
    SIGNATURE(bytes -> SignatureCheck.check(bytes, Instant.EPOCH)),
    CSV(bytes -> {
        try {
            Csv.read(new ByteArrayInputStream(bytes), row -> { });
        } catch (IOException e) {
            throw refused();
        }
    }),
    /** Tables of goods, as workbook or text. */
    WORKBOOK(bytes -> Spreadsheet.read(bytes, 10_000)),
    /** Tariffs, as workbook or text. */
    TARIFF_FILE(bytes -> unless(TableFileDoor.rows(bytes) >= 0)),
    RATE(bytes -> RateExpression.parse(text(bytes)).toString()),
    /** Rates as China, Japan and the users of TARIC print them. */
    PRINTED_RATE(FuzzTarget::printed),
    /** Tariffs of four countries' layouts and of our own, down to the rows of law. */
    TARIFF_LAW(bytes -> unless(TableFileDoor.laws(bytes))),
    /** Targeting rules with their conditions. */
    CONDITIONS(RuleFileDoor::read),
    /** Lists of exhibits. */
    EXHIBITS(ListFile::read),
    /** Goods to be quoted. */
    QUOTED_GOODS(BatchFileDoor::read),
    /** A bank's statement, camt.053. */
    BANK_STATEMENT(BankStatementDoor::read),
    CERTIFICATE(FuzzTarget::certificate),
    /** What an authority answers when it is asked for a time stamp. */
    TIME_STAMP(bytes -> unless(TimeStampDoor.isRight(bytes))),
    /** What a browser hands over of a passkey. */
    PASSKEY(bytes -> PasskeyDoor.read(text(bytes))),
    /** Payment data as platforms upload them. */
    PAYMENT_DATA(bytes -> unless(PaymentDataDoor.reads(text(bytes)))),
    /** The receipt of a message that could not be read, made of its bytes. */
    UNREAD_MESSAGE(bytes -> unless(UnreadReceipt.of(bytes, "x", Instant.EPOCH, ZoneOffset.UTC).isPresent())),
    /** What is searched for in the tariff. */
    SEARCH(bytes -> TradeTextDoor.units(text(bytes))),
    /** Addresses that subscribers name. */
    WEBHOOK_ADDRESS(bytes -> WebhookAddressDoor.check(text(bytes)));

    private static final List<Class<? extends RuntimeException>> REFUSALS = List.of(FormatException.class, PlatformException.class,
            RateSyntaxException.class);
    private final Consumer<byte[]> parser;

    FuzzTarget(Consumer<byte[]> parser) {
        this.parser = parser;
    }

    /** Reads the bytes: false when they were refused as the parser says it does; whatever else comes out is thrown. */
    boolean reads(byte[] bytes) {
        try {
            parser.accept(bytes);
            return true;
        } catch (RuntimeException e) {
            if (e != REFUSED && REFUSALS.stream().noneMatch(kind -> kind.isInstance(e))) {
                throw e;
            }
            return false;
        }
    }

    private static final RuntimeException REFUSED = new IllegalArgumentException("refused");

    private static RuntimeException refused() {
        return REFUSED;
    }

    private static void unless(boolean taken) {
        if (!taken) {
            throw refused();
        }
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static void same(byte[] one, byte[] other) {
        if (!java.util.Arrays.equals(one, other)) {
            throw new AssertionError("written and read again it is another: " + text(one) + " became " + text(other));
        }
    }

    private static void declarationXml(byte[] bytes) {
        Document read = DecMessageReader.read(bytes);
        Document again = DecMessageReader.read(DecMessageWriter.write(read).getBytes(StandardCharsets.UTF_8));
        same(JsonDocuments.bytes(read), JsonDocuments.bytes(again));
    }

    private static void declarationJson(byte[] bytes) {
        byte[] once = JsonDocuments.bytes(JsonDocuments.read(bytes));
        same(once, JsonDocuments.bytes(JsonDocuments.read(once)));
    }

    private static void retail(byte[] bytes) {
        CebMessage read = CebReader.read(bytes);
        CebReader.read(CebWriter.write(read));
    }

    private static void printed(byte[] bytes) {
        String text = text(bytes);
        List<Supplier<RateExpression>> readers = List.of(() -> ChinaRates.read(text, unit -> Optional.of("035")), () -> JapanRates.read(text),
                () -> TaricRates.read(text));
        RateSyntaxException refused = null;
        for (Supplier<RateExpression> reader : readers) {
            try {
                RateExpression read = reader.get();
                if (!RateExpression.parse(read.toString()).toString().equals(read.toString())) {
                    throw new AssertionError(text + " became " + read);
                }
            } catch (RateSyntaxException e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private static void certificate(byte[] bytes) {
        try {
            Certificate.read(bytes);
        } catch (IllegalArgumentException e) {
            unless(!String.valueOf(e.getMessage()).startsWith("SIG-"));
            throw e;
        }
    }

    /** Documents to begin from: right ones, and all on which a reader once failed ({@code cases/fuzz}). */
    List<byte[]> seeds() {
        try {
            List<byte[]> all = new ArrayList<>(right());
            Path kept = Path.of("cases/fuzz", name());
            if (Files.isDirectory(kept)) {
                all.addAll(files(kept.toString(), ""));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<byte[]> right() {
        try {
            return switch (this) {
                case DECLARATION_XML, SIGNATURE -> files("cases/messages", ".xml");
                case DECLARATION_JSON -> files("cases/declarations", ".json");
                case RETAIL_XML -> retailSeeds();
                case ENVELOPE -> List.of(new DxpEnvelope("1", "DXPENT1", List.of("DXPCUS1"), LocalDateTime.of(2026, 1, 2, 3, 4), "CEB311Message",
                        "<x/>".getBytes(StandardCharsets.UTF_8), false).write());
                case CSV -> files("data", ".csv");
                case PRINTED_RATE -> List.of("13.8%", "免税", "8.4% + 3円/kg", "10 % + 22.40 EUR / 100 kg MAX 20 %", "7元/千克", "无").stream()
                        .map(r -> r.getBytes(StandardCharsets.UTF_8)).toList();
                case BANK_STATEMENT, CERTIFICATE, TIME_STAMP, PASSKEY, PAYMENT_DATA, TARIFF_LAW -> List.of();
                case UNREAD_MESSAGE -> retailSeeds();
                case SEARCH -> List.of("新鲜苹果 fresh apples (dried), 2.5kg".getBytes(StandardCharsets.UTF_8));
                case WEBHOOK_ADDRESS -> List.of("https://example.com:8443/hook?x=1".getBytes(StandardCharsets.UTF_8),
                        "http://[2001:db8::1]/".getBytes(StandardCharsets.UTF_8));
                case EXHIBITS, QUOTED_GOODS, WORKBOOK, TARIFF_FILE -> List.of(workbook(),
                        "code,name,rate\n0101210010,马,10%\n\"a\"\"b\",=1+1,0\n".getBytes(StandardCharsets.UTF_8));
                case RATE -> rates();
                case CONDITIONS -> List.of(Files.readAllBytes(Path.of("data/sample/risk_rules.yaml")));
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<byte[]> files(String directory, String ending) throws IOException {
        List<byte[]> all = new ArrayList<>();
        try (var files = Files.walk(Path.of(directory))) {
            for (Path file : files.filter(f -> Files.isRegularFile(f) && f.toString().endsWith(ending)).sorted().limit(12).toList()) {
                if (Files.size(file) < 100_000) {
                    all.add(Files.readAllBytes(file));
                }
            }
        }
        return all;
    }

    private static List<byte[]> retailSeeds() {
        List<byte[]> all = new ArrayList<>();
        for (CebForm form : CebForm.all()) {
            String kind = form.kind();
            all.add(("<ceb:" + kind + " guid=\"11111111-1111-1111-1111-111111111111\" version=\"1.0\" xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\"></ceb:"
                    + kind + ">").getBytes(StandardCharsets.UTF_8));
        }
        return all;
    }

    private static List<byte[]> rates() {
        return List.of("8%", "13.8% MIN 13 GBP/DTN MAX 15 GBP/DTN - 7 GBP/DTN", "12.5% + 176.8 EUR/100kg", "0", "Free").stream()
                .map(r -> r.getBytes(StandardCharsets.UTF_8)).toList();
    }

    private static byte[] workbook() throws IOException {
        return workbook("12.5");
    }

    /** @param number as it stands in the second cell */
    static byte[] workbook(String number) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        String rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        String main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        String kinds = "http://schemas.openxmlformats.org/package/2006/";
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            part(zip, "[Content_Types].xml", "<Types xmlns=\"" + kinds + "content-types\"><Override PartName=\"/xl/workbook.xml\" "
                    + "ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/></Types>");
            part(zip, "_rels/.rels", "<Relationships xmlns=\"" + kinds + "relationships\"><Relationship Id=\"r1\" Type=\"" + rels
                    + "/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>");
            part(zip, "xl/_rels/workbook.xml.rels", "<Relationships xmlns=\"" + kinds + "relationships\"><Relationship Id=\"r1\" "
                    + "Type=\"" + rels + "/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>");
            part(zip, "xl/workbook.xml", "<workbook xmlns=\"" + main + "\" xmlns:r=\"" + rels
                    + "\"><sheets><sheet name=\"a\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>");
            part(zip, "xl/worksheets/sheet1.xml", "<worksheet xmlns=\"" + main
                    + "\"><sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>code</t></is></c><c r=\"B1\"><v>" + number + "</v></c></row>"
                    + "<row r=\"2\"><c r=\"A2\" t=\"b\"><v>1</v></c><c r=\"B2\"><f>1+1</f><v>2</v></c></row></sheetData></worksheet>");
        }
        return out.toByteArray();
    }

    private static void part(ZipOutputStream zip, String name, String text) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        zip.putNextEntry(entry);
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
