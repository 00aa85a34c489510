package org.tongguan.bench.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes documents of people who mean harm, each with what must become of it. Nothing of it is kept in a file: it is made anew every time. */
final class HostileCorpus {

    private static final String CEB = "<ceb:CEB311Message guid=\"11111111-1111-1111-1111-111111111111\" version=\"1.0\" "
            + "xmlns:ceb=\"http://www.chinaport.gov.cn/ceb\">";
    private static final String CEB_END = "</ceb:CEB311Message>";
    private static final String DXP = "<DxpMsg xmlns=\"http://www.chinaport.gov.cn/dxp\" ver=\"1.0\">";
    private static final String DXP_END = "</DxpMsg>";
    private static final String DEC = "<DecMessage xmlns=\"http://www.chinaport.gov.cn/dec\" version=\"3.1\">";
    private static final String DEC_END = "</DecMessage>";
    private final List<Item> items = new ArrayList<>();

    private HostileCorpus() { }

    /** What must become of it: refused in words, read, or either of both as long as nothing breaks and it is quick. */
    enum Expected { REFUSED, READ, EITHER }

    record Item(FuzzTarget target, String name, byte[] bytes, Expected expected) {
        @Override
        public String toString() {
            return target + ", " + name;
        }
    }

    static List<Item> all() {
        HostileCorpus corpus = new HostileCorpus();
        corpus.xml(FuzzTarget.DECLARATION_XML, DEC, DEC_END);
        corpus.xml(FuzzTarget.RETAIL_XML, CEB, CEB_END);
        corpus.xml(FuzzTarget.ENVELOPE, DXP, DXP_END);
        corpus.json();
        corpus.rates();
        corpus.rules();
        corpus.tables();
        return corpus.items;
    }

    private void add(FuzzTarget target, String name, String text, Expected expected) {
        items.add(new Item(target, name, text.getBytes(StandardCharsets.UTF_8), expected));
    }

    private void xml(FuzzTarget target, String open, String close) {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE x [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            laughs.append("<!ENTITY e").append(i).append(" \"").append(("&e" + (i - 1) + ";").repeat(10)).append("\">");
        }
        add(target, "billion laughs", laughs + "]>" + open + "&e29;" + close, Expected.REFUSED);
        add(target, "quadratic growth", "<!DOCTYPE x [<!ENTITY a \"" + "x".repeat(50_000) + "\">]>" + open + "&a;".repeat(5_000) + close, Expected.REFUSED);
        for (String system : List.of("file:///etc/passwd", "http://127.0.0.1:1/", "jar:file:///x.zip!/y", "netdoc:/etc/hosts")) {
            add(target, "entity from " + system, "<!DOCTYPE x [<!ENTITY a SYSTEM \"" + system + "\">]>" + open + "&a;" + close, Expected.REFUSED);
        }
        add(target, "parameter entity", "<!DOCTYPE x [<!ENTITY % a SYSTEM \"file:///etc/passwd\"> %a;]>" + open + close, Expected.REFUSED);
        add(target, "undeclared entity", open + "&nobody;" + close, Expected.REFUSED);
        for (int depth : new int[] {100, 10_000, 500_000}) {
            add(target, depth + " deep", open + "<a>".repeat(depth) + "</a>".repeat(depth) + close, Expected.REFUSED);
            add(target, depth + " deep and never closed", open + "<a>".repeat(depth), Expected.REFUSED);
        }
        for (int count : new int[] {1_000, 100_000}) {
            StringBuilder attributes = new StringBuilder();
            for (int i = 0; i < count; i++) {
                attributes.append(" a").append(i).append("=\"\"");
            }
            add(target, count + " attributes", open.substring(0, open.length() - 1) + attributes + ">" + close, Expected.REFUSED);
        }
        add(target, "an attribute twice",
                open.substring(0, open.length() - 1) + " version=\"1.0\" version=\"2.0\" ver=\"1\" ver=\"2\">" + close, Expected.REFUSED);
        add(target, "a megabyte of name", open + "<" + "n".repeat(1 << 20) + "/>" + close, Expected.REFUSED);
        add(target, "XInclude", open + "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>" + close,
                Expected.REFUSED);
        add(target, "prefix of nobody", open + "<nobody:a/>" + close, Expected.REFUSED);
        add(target, "NUL", open + "\0" + close, Expected.REFUSED);
        add(target, "NUL by number", open + "&#0;" + close, Expected.REFUSED);
        add(target, "character beyond all", open + "&#x110000;" + close, Expected.REFUSED);
        add(target, "reference of a thousand digits", open + "&#" + "9".repeat(1_000) + ";" + close, Expected.REFUSED);
        add(target, "CDATA never closed", open + "<![CDATA[" + close, Expected.REFUSED);
        add(target, "comment never closed", open + "<!--" + close, Expected.REFUSED);
        add(target, "two hyphens in a comment", open + "<!-- a -- b -->" + close, Expected.EITHER);
        add(target, "a hundred thousand comments", open + "<!---->".repeat(100_000) + close, Expected.EITHER);
        add(target, "wrong way round", open + "\u202e" + close + "\u202c", Expected.REFUSED);
        add(target, "only space", " \n\t ", target == FuzzTarget.ENVELOPE ? Expected.EITHER : Expected.REFUSED);
        broken(target, open, close);
        for (String charset : List.of("UTF-7", "UTF-32", "IBM037", "../../etc/passwd", "")) {
            add(target, "charset " + charset, "<?xml version=\"1.0\" encoding=\"" + charset + "\"?>" + open + close, Expected.REFUSED);
        }
    }

    /** Bytes that are no UTF-8: cut, too long, half a pair, never used, and never closed at the end. */
    private void broken(FuzzTarget target, String open, String close) {
        byte[][] wrong = {{(byte) 0xC3, 0x28}, {(byte) 0xC0, (byte) 0xAF}, {(byte) 0xE0, (byte) 0x80, (byte) 0xAF}, {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}, {(byte) 0xF6, (byte) 0x9C, (byte) 0x9B, (byte) 0x9A},
            {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, {(byte) 0xF0, (byte) 0x8F, (byte) 0xBF, (byte) 0xBF}, {(byte) 0xFF}, {(byte) 0xFE}, {(byte) 0x80}};
        for (byte[] bytes : wrong) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            out.writeBytes(open.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(bytes);
            out.writeBytes(close.getBytes(StandardCharsets.UTF_8));
            items.add(new Item(target, "no UTF-8: " + java.util.HexFormat.of().formatHex(bytes), out.toByteArray(), Expected.REFUSED));
        }
    }

    private void json() {
        FuzzTarget target = FuzzTarget.DECLARATION_JSON;
        for (int depth : new int[] {100, 1_000_000}) {
            add(target, depth + " arrays deep", "{\"goodsItems\":" + "[".repeat(depth), Expected.REFUSED);
            add(target, depth + " objects deep", "{\"head\":".repeat(depth), Expected.REFUSED);
        }
        for (String number : List.of("1e1000000", "-1e-1000000", "0." + "0".repeat(50) + "1")) {
            add(target, "number " + number.substring(0, 9), "{\"head\":{\"grossWeightKg\":" + number + "}}", Expected.EITHER);
        }
        add(target, "number of a million digits", "{\"head\":{\"grossWeightKg\":" + "9".repeat(1_000_000) + "}}", Expected.REFUSED);
        for (String number : List.of("NaN", "Infinity", "0x10", "01", "+1", "1.", ".5", "1e", "--1")) {
            add(target, "number " + number, "{\"head\":{\"grossWeightKg\":" + number + "}}", Expected.REFUSED);
        }
        add(target, "half a pair", "{\"head\":{\"remarks\":\"\\ud800\"}}", Expected.EITHER);
        add(target, "wrong way round", "{\"head\":{\"remarks\":\"\u202egnp.exe\u200b\"}}", Expected.EITHER);
        add(target, "prototype", "{\"__proto__\":{\"x\":1}}", Expected.REFUSED);
        add(target, "type names", "{\"@class\":\"java.lang.Runtime\"}", Expected.REFUSED);
        add(target, "trailing comma", "{\"head\":{},}", Expected.REFUSED);
        add(target, "single quotes", "{'head':{}}", Expected.REFUSED);
    }

    private void rates() {
        FuzzTarget target = FuzzTarget.RATE;
        for (int depth : new int[] {100, 200_000}) {
            add(target, depth + " brackets", "(".repeat(depth) + "1%" + ")".repeat(depth), Expected.EITHER);
            add(target, depth + " terms", "1%" + " + 1%".repeat(depth), Expected.EITHER);
            add(target, depth + " signs", "-".repeat(depth) + "1%", Expected.EITHER);
        }
        for (String text : List.of("", " ", "%", "1e1000000%", "1%%", "\u0661%", "１%",
                "1% \u202e", "1% MIN", "1/0", "=1+1", "'; drop table x; --", "1 EUR/", "\0")) {
            add(target, "\"" + text.strip() + "\"", text, Expected.REFUSED);
        }
        add(target, "a million digits", "9".repeat(1_000_000) + "%", Expected.EITHER);
    }

    private void rules() {
        FuzzTarget target = FuzzTarget.CONDITIONS;
        StringBuilder laughs = new StringBuilder("a0: &a0 [x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [").append(("*a" + (i - 1) + ",").repeat(10)).append("x]\n");
        }
        add(target, "billion laughs", laughs.toString(), Expected.REFUSED);
        add(target, "an alias of itself", "rules: &a [*a]\n", Expected.REFUSED);
        for (String tag : List.of("!!javax.script.ScriptEngineManager [!!java.net.URLClassLoader [[!!java.net.URL [\"http://127.0.0.1:1/\"]]]]",
                "!!java.lang.Runtime {}", "!!com.sun.rowset.JdbcRowSetImpl {dataSourceName: \"ldap://127.0.0.1:1/x\", autoCommit: true}")) {
            add(target, "tag " + tag.substring(0, 14), "rules: " + tag + "\n", Expected.REFUSED);
        }
        for (int depth : new int[] {100, 50_000}) {
            add(target, depth + " deep", "rules: " + "[".repeat(depth) + "]".repeat(depth), Expected.REFUSED);
        }
        add(target, "two documents", "rules: []\n---\nrules: []\n", Expected.REFUSED);
        add(target, "tab", "rules:\n\t- x\n", Expected.REFUSED);
        add(target, "a key twice", "rules: []\nrules: []\n", Expected.EITHER);
    }

    private void tables() {
        for (FuzzTarget target : List.of(FuzzTarget.WORKBOOK, FuzzTarget.TARIFF_FILE)) {
            byte[] sound = target.seeds().getFirst();
            for (int part = 1; part < 8; part++) {
                items.add(new Item(target, "cut at " + part + "/8", java.util.Arrays.copyOf(sound, sound.length * part / 8), Expected.REFUSED));
            }
            for (String number : List.of("1e999999999", "-1e-999999999", "1e99999999999", "NaN", "")) {
                items.add(new Item(target, "number " + number, number(number), Expected.EITHER));
            }
            items.add(new Item(target, "bomb of 400 MB", bomb(400), Expected.REFUSED));
            items.add(new Item(target, "twenty thousand entries", entries(20_000), Expected.REFUSED));
            items.add(new Item(target, "entry outside", entries("../../../../tmp/x"), Expected.REFUSED));
            items.add(new Item(target, "no workbook", entries("hello.txt"), Expected.REFUSED));
            items.add(new Item(target, "zeros", new byte[100_000], Expected.EITHER));
        }
        for (FuzzTarget target : List.of(FuzzTarget.CSV, FuzzTarget.TARIFF_FILE)) {
            add(target, "quote never closed", "a,b\n\"" + "x\n".repeat(50_000), Expected.EITHER);
            add(target, "a hundred thousand columns", ",".repeat(100_000) + "\n" + ",".repeat(100_000), Expected.EITHER);
            add(target, "a cell of two megabytes", "a\n" + "x".repeat(2 << 20), Expected.EITHER);
            add(target, "formulas are text", "a,b\n=cmd|' /C calc'!A1,@SUM(1)\n", Expected.READ);
            add(target, "only quotes", "\"".repeat(100_000), Expected.EITHER);
        }
    }

    private static byte[] number(String text) {
        try {
            return FuzzTarget.workbook(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Megabytes of zeros as the sheet of a workbook. */
    private static byte[] bomb(int megabytes) {
        return zip(zip -> {
            zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < megabytes; i++) {
                zip.write(zeros);
            }
            zip.closeEntry();
        });
    }

    private static byte[] entries(int count) {
        return zip(zip -> {
            for (int i = 0; i < count; i++) {
                zip.putNextEntry(new ZipEntry("xl/" + i));
                zip.closeEntry();
            }
        });
    }

    private static byte[] entries(String name) {
        return zip(zip -> {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(name.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        });
    }

    private interface Filling {
        void fill(ZipOutputStream zip) throws IOException;
    }

    private static byte[] zip(Filling filling) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            filling.fill(zip);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
