package org.tongguan.formats.ceb;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.HardenedXml;

/** Keeps a part of the sender's own as XML that can stand alone: each element declares its namespace. */
final class CebFragment {

    private static final int MAX_DEPTH = 16;
    private static final int MAX_LENGTH = 100_000;

    private final XMLStreamReader xml;
    private final String path;
    private final StringBuilder out = new StringBuilder();

    CebFragment(XMLStreamReader xml, String path) {
        this.xml = xml;
        this.path = path;
    }

    /** What stands inside the present element. */
    String read() throws XMLStreamException {
        int depth = 0;
        while (true) {
            int event = xml.next();
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > MAX_DEPTH) {
                        throw new FormatException("depth", path);
                    }
                    start();
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth-- == 0) {
                        return out.toString();
                    }
                    out.append("</").append(xml.getLocalName()).append('>');
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> CebWriter.escape(out, xml.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new FormatException("entity", HardenedXml.place(xml));
                default -> { }
            }
            if (out.length() > MAX_LENGTH) {
                throw new FormatException("long", path);
            }
        }
    }

    private void start() {
        out.append('<').append(xml.getLocalName());
        String namespace = xml.getNamespaceURI();
        out.append(" xmlns=\"");
        CebWriter.attribute(out, namespace == null ? "" : namespace);
        out.append('"');
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String of = xml.getAttributeNamespace(i);
            if (of != null && !of.isEmpty()) {
                out.append(" xmlns:a").append(i).append("=\"");
                CebWriter.attribute(out, of);
                out.append("\" a").append(i).append(':');
            } else {
                out.append(' ');
            }
            out.append(xml.getAttributeLocalName(i)).append("=\"");
            CebWriter.attribute(out, xml.getAttributeValue(i));
            out.append('"');
        }
        out.append('>');
    }
}
