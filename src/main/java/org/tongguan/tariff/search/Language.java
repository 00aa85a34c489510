package org.tongguan.tariff.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.en.EnglishAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.tongguan.kernel.Text;

/** The ways a name is cut into terms: Chinese twice, by pairs of characters (finds all) and by a dictionary (finds the right ones), English by stems. */
enum Language {
    PAIRS(new CJKAnalyzer(), true),
    WORDS(new SmartChineseAnalyzer(), true),
    ENGLISH(new EnglishAnalyzer(), false);

    /** What a name says it does not cover. */
    private static final Pattern NOT_ENGLISH = Pattern.compile(
            "\\((?:excluding|other than|not including|except)[^)]*\\)|\\b(?:other than|excluding|except|not including)\\b[^;]*|n\\.e\\.c\\.?[^;,]*");
    private static final Pattern NOT_CHINESE = Pattern.compile("[（(][^）)]*除外[）)]|[^；，：（]*以外的|，非[^，；：]*");
    private final Analyzer analyzer;
    private final boolean chinese;

    Language(Analyzer analyzer, boolean chinese) {
        this.analyzer = analyzer;
        this.chinese = chinese;
    }

    /** A term with the piece of text it was made from. */
    record Term(String term, String surface) { }

    /** The side of a name this language reads, without what the name excludes; levelled as queries are. */
    String of(Text name) {
        String side = chinese ? NOT_CHINESE.matcher(name.zh()).replaceAll(" ") : NOT_ENGLISH.matcher(name.en()).replaceAll(" ");
        return TradeText.plain(side);
    }

    /** The terms of a plain text in their order. */
    List<Term> terms(String plain) {
        List<Term> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream(name(), plain)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            OffsetAttribute offset = stream.addAttribute(OffsetAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                // The dictionary cuts "m8x30" into letters and digits that fit anything; other ways keep it whole.
                if (this == WORDS && term.toString().codePoints().noneMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)) {
                    continue;
                }
                terms.add(new Term(term.toString(), plain.substring(offset.startOffset(), Math.min(plain.length(), offset.endOffset()))));
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }

    Analyzer analyzer() {
        return analyzer;
    }

    /** Index field of a name itself. */
    String own() {
        return name();
    }

    /** Index field of the names that stand above it. */
    String above() {
        return name() + "_ABOVE";
    }
}
