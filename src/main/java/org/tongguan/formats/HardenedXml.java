package org.tongguan.formats;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.ByteArrayInputStream;
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
