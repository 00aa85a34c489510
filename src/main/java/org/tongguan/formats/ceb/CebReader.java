package org.tongguan.formats.ceb;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.ceb.CebMessage.CebExtension;
import org.tongguan.formats.ceb.CebMessage.CebSubscription;
import org.tongguan.formats.ceb.CebMessage.CebTransfer;
import org.tongguan.formats.xml.XmlAttributes;
import org.tongguan.formats.xml.XmlScanner;

/**
 * Reads a message of cross-border e-commerce and checks every value against the table: order of elements, presence, length, digits, dates and
 * allowed values. What makes the whole unreadable is thrown; what is wrong within a document is a finding of it.
 */
public final class CebReader {

    public static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";
    static final String SIGNATURE_NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
    private static final String INSTANCE_NAMESPACE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int GUID_LENGTH = 36;
    private static final int MAX_VERSION = 10;
    static final int MAX_DEPTH = 24;
    private static final CebFields TRANSFER = CebForm.common(CebForm.TRANSFER);
    private static final CebFields SUBSCRIBE = CebForm.common(CebForm.SUBSCRIBE);
    private static final CebFields EXTEND = CebForm.common(CebForm.EXTEND);

    private final XmlScanner xml;
    private final CebForm form;
    /** Our namespace as this document spells it: the very same object for each of its elements, which compares at once. */
    private final String namespace;
    private final List<CebDocument> documents = new ArrayList<>();
    private final List<CebSubscription> subscriptions = new ArrayList<>(0);
    private CebTransfer transfer;
    private CebExtension extension;
    private boolean signed;

    private CebReader(XmlScanner xml, CebForm form) {
        this.xml = xml;
        this.form = form;
        this.namespace = xml.namespace();
    }

    /**
     * The message in those bytes.
     *
     * @throws FormatException with the place, when they are not a message of this language as a whole: not well-formed, another root or
     *                         namespace, no document or too many, a faulty sender's part, something in the wrong order
     */
    public static CebMessage read(byte[] bytes) {
        XmlScanner xml = new XmlScanner(bytes, MAX_DEPTH);
        xml.next();
        CebForm form = CebForm.find(xml.localName()).orElse(null);
        if (form == null || !NAMESPACE.equals(xml.namespace())) {
            throw new FormatException("cebRoot", "{" + xml.namespace() + "}" + xml.localName());
        }
        CebReader reader = new CebReader(xml, form);
        XmlAttributes attributes = xml.attributes();
        for (int i = 0; i < attributes.count(); i++) {
            boolean known = attributes.namespace(i).isEmpty() && (attributes.localName(i).equals("guid") || attributes.localName(i).equals("version"));
            if (!known && !INSTANCE_NAMESPACE.equals(attributes.namespace(i))) {
                throw new FormatException("attribute", form.kind() + "/@" + attributes.qualifiedName(i));
            }
        }
        String guid = attributes.value("guid");
        String version = attributes.value("version");
        if (guid == null || guid.length() != GUID_LENGTH) {
            throw new FormatException("guid", form.kind() + "/@guid");
        }
        if (version == null || version.isEmpty() || version.length() > MAX_VERSION) {
            throw new FormatException("version", form.kind() + "/@version");
        }
        reader.parts();
        xml.next();
        return new CebMessage(form, guid, version, reader.transfer, reader.subscriptions, reader.extension, reader.documents, reader.signed);
    }

    /** Everything inside the root: documents first, then what the table says may follow, in its order. */
    private void parts() {
        int next = -1;
        while (xml.nextChild()) {
            String name = xml.localName();
            String path = form.kind() + "/" + name;
            boolean signature = name.equals(CebForm.SIGNATURE) && SIGNATURE_NAMESPACE.equals(xml.namespace());
            if (!signature && !namespace.equals(xml.namespace())) {
                throw new FormatException("namespace", name + " {" + xml.namespace() + "}");
            }
            if (name.equals(form.documentElement())) {
                if (next >= 0) {
                    throw new FormatException("order", path);
                }
                document(path);
                continue;
            }
            int place = form.order().indexOf(name);
            if (place < 0 || name.equals(CebForm.SIGNATURE) != signature) {
                throw new FormatException("element", path);
            }
            if (place < next) {
                throw new FormatException("order", path);
            }
            if (place == next && !name.equals(CebForm.SUBSCRIBE)) {
                throw new FormatException("twice", path);
            }
            next = place;
            other(name, path);
        }
        if (documents.isEmpty()) {
            throw new FormatException("missing", form.kind() + "/" + form.documentElement());
        }
        if (transfer == null && !form.isFromCustoms()) {
            throw new FormatException("missing", form.kind() + "/" + CebForm.TRANSFER);
        }
    }

    private void document(String path) {
        if (documents.size() == form.maxDocuments()) {
            throw new FormatException("many", path + "[" + (documents.size() + 1) + "]");
        }
        CebDocument document = new CebDocument(form, documents.size());
        new CebDocumentReader(xml, document, namespace).read();
        documents.add(document);
    }

    private void other(String name, String path) {
        switch (name) {
            case CebForm.SIGNATURE -> {
                xml.skip();
                signed = true;
            }
            case CebForm.TRANSFER -> {
                String[] values = values(TRANSFER, path);
                transfer = new CebTransfer(values[0], values[1], values[2], values[3], values[4]);
            }
            case CebForm.SUBSCRIBE -> {
                if (subscriptions.size() == CebForm.MAX_SUBSCRIPTIONS) {
                    throw new FormatException("many", path);
                }
                String[] values = values(SUBSCRIBE, path);
                subscriptions.add(new CebSubscription(values[0], values[1], values[2], values[3]));
            }
            default -> {
                String[] xmlOf = {null};
                String[] values = values(EXTEND, path, xmlOf);
                if (xmlOf[0] == null) {
                    throw new FormatException("missing", path + "/" + OWN_MESSAGE);
                }
                extension = new CebExtension(values[0], values[1], xmlOf[0]);
            }
        }
    }

    static final String OWN_MESSAGE = "Message";

    private String[] values(CebFields fields, String path) {
        return values(fields, path, null);
    }

    /** The values of a part that must be sound as a whole. */
    private String[] values(CebFields fields, String path, String[] own) {
        String[] values = new String[fields.size()];
        int next = 0;
        while (xml.nextChild()) {
            String name = xml.localName();
            String at = path + "/" + name;
            if (!namespace.equals(xml.namespace())) {
                throw new FormatException("namespace", name + " {" + xml.namespace() + "}");
            }
            if (own != null && own[0] == null && name.equals(OWN_MESSAGE)) {
                own[0] = new CebFragment(xml, at).read();
                next = fields.size();
                continue;
            }
            int place = fields.find(name);
            if (place < 0) {
                throw new FormatException("element", at);
            }
            if (place < next) {
                throw new FormatException(values[place] != null ? "twice" : "order", at);
            }
            next = place + 1;
            String value = xml.value();
            if (value == null) {
                throw new FormatException("element", at + "/" + xml.localName());
            }
            if (!value.isEmpty()) {
                values[place] = value;
                if (CebCheck.fault(fields.get(place), value) != null) {
                    throw new FormatException("value", at);
                }
            }
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null && fields.get(i).mandatory()) {
                throw new FormatException("missing", path + "/" + fields.get(i).element());
            }
        }
        return values;
    }
}
