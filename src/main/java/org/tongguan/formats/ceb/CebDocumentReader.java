package org.tongguan.formats.ceb;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.HardenedXml;
import org.tongguan.kernel.Finding;

/** Reads one document: whatever is wrong inside it becomes a finding of it and the reading goes on behind its end. */
final class CebDocumentReader {

    private static final String MISSING = "CEB-0101";
    private static final String UNKNOWN = "CEB-0109";
    private static final String ORDER = "CEB-0110";
    private static final String TWICE = "CEB-0111";
    private static final String TOO_MANY_LINES = "CEB-0112";
    private static final String NO_LINES = "CEB-0113";
    private static final String ATTRIBUTE = "CEB-0114";
    private static final int MAX_FINDINGS = 50;
    private static final int MAX_SKIPPED_DEPTH = 12;

    private final XMLStreamReader xml;
    private final CebForm form;
    private final CebDocument document;
    private List<Finding> findings;

    CebDocumentReader(XMLStreamReader xml, CebDocument document) {
        this.xml = xml;
        this.form = document.form();
        this.document = document;
    }

    void read() throws XMLStreamException {
        attributes("");
        if (form.headElement() == null) {
            fields(form.headFields(), document.headValues(), -1);
        } else {
            parts();
        }
        if (findings != null) {
            document.found(findings);
        }
    }

    private void parts() throws XMLStreamException {
        boolean head = false;
        int lines = 0;
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                HardenedXml.refuse(xml, event);
                continue;
            }
            String name = xml.getLocalName();
            boolean ours = CebReader.NAMESPACE.equals(xml.getNamespaceURI());
            if (ours && name.equals(form.headElement())) {
                if (head || lines > 0) {
                    found(head ? TWICE : ORDER, base() + "/" + name);
                }
                head = true;
                attributes(name);
                fields(form.headFields(), document.headValues(), -1);
            } else if (ours && name.equals(form.lineElement())) {
                lines++;
                if (lines > form.maxLines()) {
                    if (lines == form.maxLines() + 1) {
                        found(TOO_MANY_LINES, base() + "/" + name + "/" + (lines - 1), form.maxLines());
                    }
                    skip();
                } else {
                    int line = document.addLine();
                    attributes(name);
                    fields(form.lineFields(), document.lineValues().get(line), line);
                }
            } else {
                found(UNKNOWN, base() + "/" + name, name);
                skip();
            }
        }
        if (!head) {
            found(MISSING, base() + "/" + form.headElement(), form.headElement());
        }
        if (lines < form.minLines()) {
            found(NO_LINES, base() + "/" + form.lineElement(), form.lineElement());
        }
    }

    /** Reads the value elements of the head or of a line, in the order of the table. */
    private void fields(CebFields fields, String[] values, int line) throws XMLStreamException {
        int next = 0;
        int size = fields.size();
        while (true) {
            int event = xml.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                break;
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                HardenedXml.refuse(xml, event);
                continue;
            }
            String name = xml.getLocalName();
            int place = next < size && fields.get(next).element().equals(name) ? next : fields.find(name);
            if (place < 0 || !CebReader.NAMESPACE.equals(xml.getNamespaceURI())) {
                found(UNKNOWN, (line < 0 ? head() : line(line)) + "/" + name, name);
                skip();
                continue;
            }
            attributes(name);
            if (place < next) {
                found(values[place] != null ? TWICE : ORDER, pointer(line, place), name);
                value();
                continue;
            }
            while (next < place) {
                missing(fields, next++, line);
            }
            next = place + 1;
            CebField field = fields.get(place);
            String value = field.type() == CebField.Type.TEXT ? value() : value().strip();
            if (value.isEmpty()) {
                if (field.mandatory()) {
                    found(CebCheck.EMPTY, pointer(line, place), name);
                }
                continue;
            }
            values[place] = value;
            String fault = CebCheck.fault(field, value);
            if (fault != null) {
                fault(fault, field, pointer(line, place));
            }
        }
        while (next < size) {
            missing(fields, next++, line);
        }
    }

    private void missing(CebFields fields, int place, int line) {
        if (fields.required(place)) {
            found(MISSING, pointer(line, place), fields.get(place).element());
        }
    }

    private void fault(String code, CebField field, String pointer) {
        switch (code) {
            case CebCheck.LENGTH -> found(code, pointer, field.element(), field.minLength());
            case CebCheck.TOO_LONG -> found(code, pointer, field.element(), field.maxLength());
            case CebCheck.DIGITS -> found(code, pointer, field.element(), field.digits(), field.scale());
            case CebCheck.VALUES -> found(code, pointer, field.element(), String.join(", ", field.values()));
            default -> found(code, pointer, field.element());
        }
    }

    /** The text of the present element; elements inside it are findings, and passed over. */
    private String value() throws XMLStreamException {
        int event = xml.next();
        if (event == XMLStreamConstants.END_ELEMENT) {
            return "";
        }
        StringBuilder all = null;
        String text = "";
        while (event != XMLStreamConstants.END_ELEMENT) {
            switch (event) {
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.isEmpty()) {
                        text = xml.getText();
                    } else {
                        all = all == null ? new StringBuilder(text) : all;
                        all.append(xml.getText());
                    }
                }
                case XMLStreamConstants.START_ELEMENT -> {
                    found(UNKNOWN, base() + "/" + xml.getLocalName(), xml.getLocalName());
                    skip();
                }
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new FormatException("entity", HardenedXml.place(xml));
                default -> { }
            }
            event = xml.next();
        }
        return all == null ? text : all.toString();
    }

    private void skip() throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > MAX_SKIPPED_DEPTH) {
                throw new FormatException("depth", form.kind() + base());
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FormatException("entity", HardenedXml.place(xml));
            }
        }
    }

    private void attributes(String name) {
        if (xml.getAttributeCount() > 0) {
            found(ATTRIBUTE, base() + (name.isEmpty() ? "" : "/" + name), xml.getAttributeLocalName(0), xml.getLocalName());
        }
    }

    private String base() {
        return "/" + form.documentElement() + "/" + document.index();
    }

    private String head() {
        return form.headElement() == null ? base() : base() + "/" + form.headElement();
    }

    private String line(int line) {
        return base() + "/" + form.lineElement() + "/" + line;
    }

    private String pointer(int line, int place) {
        return line < 0 ? document.pointer(place) : document.pointer(line, place);
    }

    private void found(String code, String pointer, Object... args) {
        if (findings == null) {
            findings = new ArrayList<>(4);
        }
        if (findings.size() < MAX_FINDINGS) {
            findings.add(Finding.error(code, pointer, args));
        }
    }
}
