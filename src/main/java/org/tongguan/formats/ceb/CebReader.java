package org.tongguan.formats.ceb;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.HardenedXml;
import org.tongguan.formats.ceb.CebMessage.CebExtension;
import org.tongguan.formats.ceb.CebMessage.CebSubscription;
import org.tongguan.formats.ceb.CebMessage.CebTransfer;

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
    private static final int MAX_SIGNATURE_DEPTH = 12;
    private static final CebFields TRANSFER = CebForm.common(CebForm.TRANSFER);
    private static final CebFields SUBSCRIBE = CebForm.common(CebForm.SUBSCRIBE);
    private static final CebFields EXTEND = CebForm.common(CebForm.EXTEND);

    private final XMLStreamReader xml;
    private final CebForm form;
    private final List<CebDocument> documents = new ArrayList<>();
    private final List<CebSubscription> subscriptions = new ArrayList<>(0);
    private CebTransfer transfer;
    private CebExtension extension;
    private boolean signed;

    private CebReader(XMLStreamReader xml, CebForm form) {
        this.xml = xml;
        this.form = form;
    }

    /**
     * The message in those bytes.
     *
     * @throws FormatException with the place, when they are not a message of this language as a whole: not well-formed, another root or
     *                         namespace, no document or too many, a faulty sender's part, something in the wrong order
     */
    public static CebMessage read(byte[] bytes) {
        return HardenedXml.read(bytes, CebReader::message);
    }

    private static CebMessage message(XMLStreamReader xml) throws XMLStreamException {
        CebForm form = CebForm.find(xml.getLocalName()).orElse(null);
        if (form == null || !NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new FormatException("cebRoot", "{" + xml.getNamespaceURI() + "}" + xml.getLocalName());
        }
        String guid = null;
        String version = null;
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            String namespace = xml.getAttributeNamespace(i);
            if (INSTANCE_NAMESPACE.equals(namespace)) {
                continue;
            }
            if (namespace != null && !namespace.isEmpty() || !name.equals("guid") && !name.equals("version")) {
                throw new FormatException("attribute", form.kind() + "/@" + name);
            }
            if (name.equals("guid")) {
                guid = xml.getAttributeValue(i);
            } else {
                version = xml.getAttributeValue(i);
            }
        }
        if (guid == null || guid.length() != GUID_LENGTH) {
            throw new FormatException("guid", form.kind() + "/@guid");
        }
        if (version == null || version.isEmpty() || version.length() > MAX_VERSION) {
            throw new FormatException("version", form.kind() + "/@version");
        }
        CebReader reader = new CebReader(xml, form);
        reader.parts();
        HardenedXml.end(xml);
        return new CebMessage(form, guid, version, reader.transfer, reader.subscriptions, reader.extension, reader.documents, reader.signed);
    }

    /** Everything inside the root: documents first, then what the table says may follow, in its order. */
    private void parts() throws XMLStreamException {
        int next = -1;
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
            String path = form.kind() + "/" + name;
            boolean signature = name.equals(CebForm.SIGNATURE) && SIGNATURE_NAMESPACE.equals(xml.getNamespaceURI());
            if (!signature && !NAMESPACE.equals(xml.getNamespaceURI())) {
                throw new FormatException("namespace", name + " {" + xml.getNamespaceURI() + "}");
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

    private void document(String path) throws XMLStreamException {
        if (documents.size() == form.maxDocuments()) {
            throw new FormatException("many", path + "[" + (documents.size() + 1) + "]");
        }
        CebDocument document = new CebDocument(form, documents.size());
        new CebDocumentReader(xml, document).read();
        documents.add(document);
    }

    private void other(String name, String path) throws XMLStreamException {
        switch (name) {
            case CebForm.SIGNATURE -> {
                skip(path, MAX_SIGNATURE_DEPTH);
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

    private String[] values(CebFields fields, String path) throws XMLStreamException {
        return values(fields, path, null);
    }

    /** The values of a part that must be sound as a whole. */
    private String[] values(CebFields fields, String path, String[] own) throws XMLStreamException {
        String[] values = new String[fields.size()];
        int next = 0;
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
            String at = path + "/" + name;
            if (!NAMESPACE.equals(xml.getNamespaceURI())) {
                throw new FormatException("namespace", name + " {" + xml.getNamespaceURI() + "}");
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
            String value = xml.getElementText();
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

    /** Passes over everything inside the present element. */
    private void skip(String path, int maxDepth) throws XMLStreamException {
        int depth = 1;
        while (depth > 0) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT && ++depth > maxDepth) {
                throw new FormatException("depth", path);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FormatException("entity", HardenedXml.place(xml));
            }
        }
    }
}
