package org.tongguan.formats;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The one door through which XML comes in: UTF-8 only, no DOCTYPE, no entities but XML's own five, no text between elements. Readers of
 * formats bound depth and length themselves, for they know what they expect.
 */
public final class HardenedXml {

    private static final XMLInputFactory FACTORY = factory();
    /** Smaller messages cannot hold enough attributes to matter. */
    private static final int LARGE = 64 << 10;
    private static final int MAX_ATTRIBUTES = 256;
    private static final int MAX_NAME = 60;
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGHEST = 0x8080808080808080L;
    private static final String[][] OTHERS = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};

    private HardenedXml() { }

    /** Reads an opened message. */
    @FunctionalInterface
    public interface Reading<T> {

        T read(XMLStreamReader xml) throws XMLStreamException;
    }

    private static XMLInputFactory factory() {
        InputFactoryImpl factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    /**
     * Opens the bytes, goes to the root element and lets {@code reading} read from there; afterwards nothing may follow.
     *
     * @throws FormatException with the place, when they are not well-formed, not UTF-8, or hold what is not let in
     */
    public static <T> T read(byte[] bytes, Reading<T> reading) {
        if (isWide(bytes)) {
            throw new FormatException("encoding", "UTF-16/UTF-32");
        }
        refuseBeyondUnicode(bytes);
        if (bytes.length > LARGE) {
            refuseCrowds(bytes);
        }
        XMLStreamReader xml = null;
        try {
            xml = FACTORY.createXMLStreamReader(new ByteArrayInputStream(bytes));
            String encoding = xml.getCharacterEncodingScheme();
            if (encoding != null && !"UTF-8".equalsIgnoreCase(encoding)) {
                throw new FormatException("encoding", encoding);
            }
            root(xml);
            return reading.read(xml);
        } catch (XMLStreamException e) {
            Location at = e.getLocation();
            throw new FormatException("xml", at == null ? "?" : at.getLineNumber() + ":" + at.getColumnNumber());
        } catch (FormatException e) {
            throw e;
        } catch (RuntimeException e) {
            // Aalto reports some broken byte sequences as unchecked exceptions
            throw new FormatException("xml", xml == null ? "1:1" : place(xml));
        }
    }

    /**
     * The parser makes two halves of no character of four bytes that stand for none (beyond U+10FFFF, or written too long); it refuses all else that is
     * no UTF-8. Eight bytes are looked at together: such characters are rare.
     */
    private static void refuseBeyondUnicode(byte[] bytes) {
        int at = 0;
        while (at < bytes.length) {
            if (at + Long.BYTES <= bytes.length) {
                long eight = (long) EIGHT.get(bytes, at);
                if ((eight & eight << 1 & eight << 2 & eight << 3 & HIGHEST) == 0) {
                    at += Long.BYTES;
                    continue;
                }
            }
            int end = Math.min(bytes.length, at + Long.BYTES);
            for (; at < end; at++) {
                int lead = bytes[at] & 0xFF;
                int second = at + 1 < bytes.length ? bytes[at + 1] & 0xFF : 0x90;
                if (lead > 0xF4 || lead == 0xF0 && second < 0x90 || lead == 0xF4 && second > 0x8F) {
                    throw new FormatException("xml", line(bytes, at) + ":?");
                }
            }
        }
    }

    private static int line(byte[] bytes, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** The parser compares the attributes of a tag with each other before anybody sees them: a hundred thousand would take it seconds. */
    private static void refuseCrowds(byte[] bytes) {
        int tag = -1;
        int quote = 0;
        int attributes = 0;
        for (int i = 0; i < bytes.length; i++) {
            int b = bytes[i];
            if (tag < 0) {
                if (b == '<') {
                    int after = afterOther(bytes, i);
                    tag = after < 0 ? i : -1;
                    i = after < 0 ? i : after - 1;
                    attributes = 0;
                }
            } else if (quote != 0) {
                quote = b == quote ? 0 : quote;
            } else if (b == '"' || b == '\'') {
                quote = b;
            } else if (b == '>') {
                tag = -1;
            } else if (b == '=' && ++attributes > MAX_ATTRIBUTES) {
                throw new FormatException("attribute", new String(bytes, tag, Math.min(MAX_NAME, bytes.length - tag), StandardCharsets.US_ASCII) + "…");
            }
        }
    }

    /** Where a comment, a CDATA section or a processing instruction that begins there ends; below zero when none does. */
    private static int afterOther(byte[] bytes, int at) {
        // Nearly always it is an element, and this is asked at each of a message's thousands.
        if (at + 1 < bytes.length && bytes[at + 1] != '!' && bytes[at + 1] != '?') {
            return -1;
        }
        for (String[] other : OTHERS) {
            if (isAt(bytes, at, other[0])) {
                int end = at + other[0].length();
                while (end < bytes.length && !isAt(bytes, end, other[1])) {
                    end++;
                }
                return Math.min(bytes.length, end + other[1].length());
            }
        }
        return -1;
    }

    private static boolean isAt(byte[] bytes, int at, String text) {
        boolean same = at + text.length() <= bytes.length;
        for (int i = 0; same && i < text.length(); i++) {
            same = bytes[at + i] == text.charAt(i);
        }
        return same;
    }

    /** Goes to the root element. */
    private static void root(XMLStreamReader xml) throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT) {
            refuse(xml, event);
            event = xml.next();
        }
    }

    /** Makes sure that nothing but comments and blanks follows. */
    public static void end(XMLStreamReader xml) throws XMLStreamException {
        while (xml.hasNext()) {
            refuse(xml, xml.next());
        }
    }

    /** Refuses everything that may not stand between elements: DOCTYPE, entities, text. */
    public static void refuse(XMLStreamReader xml, int event) {
        switch (event) {
            case XMLStreamConstants.DTD -> throw new FormatException("doctype", place(xml));
            case XMLStreamConstants.ENTITY_REFERENCE -> throw new FormatException("entity", place(xml));
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                if (!xml.isWhiteSpace()) {
                    throw new FormatException("text", place(xml));
                }
            }
            default -> { }
        }
    }

    /** Whether the bytes begin like UTF-16 or UTF-32, which the parser would accept where no declaration names it. */
    static boolean isWide(byte[] bytes) {
        if (bytes.length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        return mark == 0xFEFF || mark == 0xFFFE || bytes[0] == 0 || bytes[1] == 0;
    }

    /** Line and column where the reader stands. */
    public static String place(XMLStreamReader xml) {
        return xml.getLocation().getLineNumber() + ":" + xml.getLocation().getColumnNumber();
    }
}
