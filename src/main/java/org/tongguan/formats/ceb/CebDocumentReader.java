package org.tongguan.formats.ceb;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.formats.xml.XmlScanner;
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

    private final XmlScanner xml;
    private final String namespace;
    private final CebForm form;
    private final CebDocument document;
    private List<Finding> findings;

    CebDocumentReader(XmlScanner xml, CebDocument document, String namespace) {
        this.namespace = namespace;
        this.xml = xml;
        this.form = document.form();
        this.document = document;
    }

    void read() {
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

    private void parts() {
        boolean head = false;
        int lines = 0;
        while (xml.nextChild()) {
            String name = xml.localName();
            boolean ours = namespace.equals(xml.namespace());
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
                    xml.skip();
                } else {
                    int line = document.addLine();
                    attributes(name);
                    fields(form.lineFields(), document.lineValues().get(line), line);
                }
            } else {
                unknown(base());
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
    private void fields(CebFields fields, String[] values, int line) {
        int next = 0;
        int size = fields.size();
        while (xml.nextChild()) {
            int place = fields.place(xml, next);
            if (place < 0 || !namespace.equals(xml.namespace())) {
                unknown(line < 0 ? head() : line(line));
                continue;
            }
            attributes(place, line);
            if (place < next) {
                found(values[place] != null ? TWICE : ORDER, pointer(line, place), fields.get(place).element());
                xml.skip();
                continue;
            }
            while (next < place) {
                missing(fields, next++, line);
            }
            next = place + 1;
            CebField field = fields.get(place);
            String value = value(field, line, place);
            if (value.isEmpty()) {
                if (field.mandatory()) {
                    found(CebCheck.EMPTY, pointer(line, place), field.element());
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

    /** The text of the present element; an element inside it is a finding, and what was there counts as empty. */
    private String value(CebField field, int line, int place) {
        String value = xml.value();
        while (value == null) {
            unknown(pointer(line, place));
            value = rest();
        }
        return field.type() == CebField.Type.TEXT ? value : value.strip();
    }

    /** Goes on behind an element that should not have been there; null when another one starts. */
    private String rest() {
        int event = xml.next();
        while (event == XmlScanner.TEXT) {
            event = xml.next();
        }
        return event == XmlScanner.END ? "" : null;
    }

    /** Passes over an element nobody knows here. */
    private void unknown(String where) {
        found(UNKNOWN, where + "/" + xml.localName(), xml.localName());
        xml.skip();
    }

    private void attributes(int place, int line) {
        if (xml.attributes().count() > 0) {
            found(ATTRIBUTE, pointer(line, place), xml.attributes().qualifiedName(0), xml.localName());
        }
    }

    private void attributes(String name) {
        if (xml.attributes().count() > 0) {
            found(ATTRIBUTE, base() + (name.isEmpty() ? "" : "/" + name), xml.attributes().qualifiedName(0), xml.localName());
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
