package org.tongguan.print;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.common.BitMatrix;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpdf.text.pdf.PdfDictionary;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfReader;
import org.openpdf.text.pdf.parser.PdfTextExtractor;

/** Paper as a reader gets it: words that can be searched, fonts inside, codes that lead back. */
class PaperTest {

    private static final Type TEXT = Type.regular(10);

    @Test
    void chineseAndEnglishCanBeReadBackAndTheFontIsInside() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Paper paper = new Paper(out, new Paper.About("关税手册", "通关", "测试", "zh-CN"))) {
            paper.text(1000, 1000, "优惠税率 Preferential rate 6.6% 铟锗钛镥㐀", TEXT);
            paper.text(1000, 2000, "第二行", Type.bold(14));
            paper.newPage();
            paper.text(1000, 1000, "第二页", TEXT);
        }
        PdfReader reader = new PdfReader(out.toByteArray());
        assertThat(reader.getNumberOfPages()).isEqualTo(2);
        assertThat(new PdfTextExtractor(reader).getTextFromPage(1)).contains("优惠税率", "Preferential rate 6.6%", "铟锗钛镥㐀", "第二行");
        assertThat(reader.getInfo()).containsEntry("Title", "关税手册");
        int embedded = 0;
        for (int i = 0; i < reader.getXrefSize(); i++) {
            if (reader.getPdfObject(i) instanceof PdfDictionary d && d.get(PdfName.FONTFILE2) != null) {
                embedded++;
            }
        }
        assertThat(embedded).as("both weights are in the file").isEqualTo(2);
        assertThat(out.size()).as("only the characters that are used").isLessThan(120_000);
    }

    @Test
    void linesBreakWhereAReaderExpectsIt() {
        List<String> chinese = Lines.of("享受协定税率的货物，应当在进口申报时提交原产地证明。", Paper.width("享受协定税率的货物", TEXT), TEXT);
        assertThat(chinese).allSatisfy(line -> assertThat("，。").doesNotContain(line.substring(0, 1)));
        assertThat(String.join("", chinese)).isEqualTo("享受协定税率的货物，应当在进口申报时提交原产地证明。");
        assertThat(Lines.of("goods of the originating country", Paper.width("goods of the orig", TEXT), TEXT))
                .containsExactly("goods of the", "originating", "country");
        assertThat(Lines.of("", 1000, TEXT)).containsExactly("");
        assertThat(Lines.cut("一二三四五", Paper.width("一二三四", TEXT), TEXT)).isEqualTo("一二三…");
    }

    @Test
    void aQrCodeSaysWhatItWasGiven() throws Exception {
        String address = "https://customs.example/handbook/61102000?from=2026";
        QrCode code = new QrCode(address);
        BitMatrix bits = new BitMatrix(code.side());
        for (int y = 0; y < code.side(); y++) {
            for (int x = 0; x < code.side(); x++) {
                if (code.isDark(x, y)) {
                    bits.set(x, y);
                }
            }
        }
        assertThat(new com.google.zxing.qrcode.decoder.Decoder().decode(bits).getText()).isEqualTo(address);
    }
}
