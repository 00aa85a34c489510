package org.tongguan.formats;

import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.tongguan.formats.xml.XmlScanner;

/**
 * Reads the single window's goods declaration message (DecMessage, namespace {@code http://www.chinaport.gov.cn/dec}) by the dictionary.
 * Every element and attribute must be known: nothing is dropped in silence. DOCTYPE, entities, foreign namespaces, other encodings than UTF-8 and
 * more than {@value #MAX_DEPTH} levels are refused; so are fields given twice.
 */
public final class DecMessageReader {

    public static final String NAMESPACE = "http://www.chinaport.gov.cn/dec";
    private static final String SCHEMA_INSTANCE = "http://www.w3.org/2001/XMLSchema-instance";
    private static final int MAX_SHOWN = 60;
    static final int MAX_DEPTH = 8;
    static final int MAX_VALUE = 1_400_000;

    private DecMessageReader() { }

    /**
     * The document in those bytes.
     *
     * @throws FormatException with the place, when they are anything else
     */
    public static Document read(byte[] bytes) {
        return HardenedXml.read(bytes, DecMessageReader::document);
    }

    /**
     * The local name of the root element, to find out who understands the message.
     *
     * @throws FormatException when there is none within well-formed XML
     */
    public static String rootName(byte[] bytes) {
        try {
            XmlScanner scanner = new XmlScanner(bytes, 1);
            if (scanner.next() == XmlScanner.START) {
                return scanner.localName();
            }
        } catch (FormatException e) {
            // It lets in less than declarations may use: the full reader knows, or says what is wrong.
        }
        return HardenedXml.read(bytes, XMLStreamReader::getLocalName);
    }

    private static Document document(XMLStreamReader xml) throws XMLStreamException {
        if (!"DecMessage".equals(xml.getLocalName()) || !NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new FormatException("root", "{" + xml.getNamespaceURI() + "}" + xml.getLocalName());
        }
        attributes(xml, "");
        String version = xml.getAttributeValue(null, "version");
        if (version == null) {
            version = xml.getAttributeValue(null, "Version");
        }
        Node root = new Node(Dictionary.declaration().root());
        children(xml, root, "DecMessage", 1);
        HardenedXml.end(xml);
        return new Document(root, version);
    }

    /** Reads everything inside one group's element: its fields, its child groups and their wrappers. */
    private static void children(XMLStreamReader xml, Node node, String path, int depth) throws XMLStreamException {
        if (depth > MAX_DEPTH) {
            throw new FormatException("depth", path);
        }
        // An empty element leaves no value behind, yet counts as given.
        boolean[] seen = new boolean[node.group().fields().size()];
        while (inside(xml, path)) {
            String name = xml.getLocalName();
            Field field = node.group().byElement().get(name);
            Group child = field == null ? group(node.group(), name) : null;
            if (field != null) {
                if (seen[field.index()]) {
                    throw new FormatException("twice", path + "/" + name);
                }
                seen[field.index()] = true;
                value(xml, node, field, path);
            } else if (child != null && name.equals(child.wrapper())) {
                wrapper(xml, node, child, path + "/" + name, depth + 1);
            } else if (child != null) {
                repetition(xml, node, child, path + "/" + name, depth + 1);
            } else {
                throw new FormatException("element", path + "/" + name);
            }
        }
    }

    /** Goes to the next element inside the one it stands in; false at its end. */
    private static boolean inside(XMLStreamReader xml, String path) throws XMLStreamException {
        int event = xml.next();
        while (event != XMLStreamConstants.START_ELEMENT && event != XMLStreamConstants.END_ELEMENT) {
            HardenedXml.refuse(xml, event);
            event = xml.next();
        }
        if (event == XMLStreamConstants.END_ELEMENT) {
            return false;
        }
        namespace(xml);
        attributes(xml, path);
        return true;
    }

    private static void wrapper(XMLStreamReader xml, Node node, Group child, String path, int depth) throws XMLStreamException {
        while (inside(xml, path)) {
            if (!xml.getLocalName().equals(child.element())) {
                throw new FormatException("element", path + "/" + xml.getLocalName());
            }
            repetition(xml, node, child, path + "/" + child.element(), depth + 1);
        }
    }

    private static void repetition(XMLStreamReader xml, Node node, Group child, String path, int depth) throws XMLStreamException {
        if (!child.many() && node.first(child) != null) {
            throw new FormatException("twice", path);
        }
        Node one = node.add(child);
        children(xml, one, child.many() ? path + "[" + node.all(child).size() + "]" : path, depth);
    }

    private static void value(XMLStreamReader xml, Node node, Field field, String path) throws XMLStreamException {
        String text = xml.getElementText();
        if (text.length() > MAX_VALUE) {
            throw new FormatException("long", path + "/" + field.element());
        }
        node.set(field, text);
    }

    private static Group group(Group parent, String element) {
        for (Group child : parent.children()) {
            if (element.equals(child.wrapper()) || child.wrapper() == null && element.equals(child.element())) {
                return child;
            }
        }
        return null;
    }

    /** The message's version is the only attribute there is; those about schemas, which any XML may carry, say nothing of goods. */
    private static void attributes(XMLStreamReader xml, String path) {
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            String name = xml.getAttributeLocalName(i);
            boolean version = path.isEmpty() && ("version".equals(name) || "Version".equals(name));
            if (!version && !SCHEMA_INSTANCE.equals(xml.getAttributeNamespace(i))) {
                throw new FormatException("attribute", path + "/" + xml.getLocalName() + "/@" + name.substring(0, Math.min(MAX_SHOWN, name.length())));
            }
        }
    }

    private static void namespace(XMLStreamReader xml) {
        if (!NAMESPACE.equals(xml.getNamespaceURI())) {
            throw new FormatException("namespace", xml.getLocalName() + " {" + xml.getNamespaceURI() + "}");
        }
    }
}
