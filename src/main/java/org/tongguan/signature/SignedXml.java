package org.tongguan.signature;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.xml.CanonicalWriter;
import org.tongguan.formats.xml.XmlScanner;

/**
 * A document and the enveloped signature in it, opened in one pass. The signature may only stand directly inside the root and must have exactly
 * the shape of the specification, so that there is no doubt what it covers: everything but itself.
 */
final class SignedXml {

    static final String NAMESPACE = "http://www.w3.org/2000/09/xmldsig#";
    static final String C14N = "http://www.w3.org/TR/2001/REC-xml-c14n-20010315";
    static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
    static final String SHAPE = "SIG-0102";
    static final int MAX_DEPTH = 24;
    private static final int MAX_VALUE = 20_000;

    private final byte[] bytes;
    private byte[] rootTag;
    private int bodyStart;
    private int bodyEnd;
    private boolean canonical;
    private int signatureStart = -1;
    private int signatureEnd = -1;
    private XmlScanner xml;

    byte[] signedInfo;
    String canonicalization;
    String signatureMethod;
    String digestMethod;
    String reference;
    final List<String> transforms = new ArrayList<>();
    String digestValue;
    String signatureValue;
    String keyName;
    String certificate;

    /** Takes bytes one piece after another. */
    @FunctionalInterface
    interface Sink {

        void take(byte[] from, int start, int length);
    }

    private SignedXml(byte[] bytes) {
        this.bytes = bytes;
    }

    /**
     * Opens a document.
     *
     * @throws FormatException when it is no XML
     * @throws SignatureFault  when there is a signature of another shape, or more than one
     */
    static SignedXml open(byte[] bytes) {
        SignedXml document = new SignedXml(bytes);
        document.open();
        return document;
    }

    boolean isSigned() {
        return signatureStart >= 0;
    }

    private void open() {
        xml = new XmlScanner(bytes, MAX_DEPTH);
        xml.next();
        CanonicalWriter root = new CanonicalWriter();
        root.start(xml);
        rootTag = root.bytes();
        bodyStart = xml.position();
        while (true) {
            boolean before = xml.isCanonicalSoFar();
            int from = xml.position();
            int event = xml.next();
            if (event == XmlScanner.START && xml.depth() == 2 && is("Signature")) {
                if (isSigned()) {
                    throw new SignatureFault(SHAPE, "Signature[2]");
                }
                signatureStart = xml.eventStart();
                signature();
                signatureEnd = xml.position();
                // A comment right before the signature is outside of it.
                xml.canonicalSoFar(before && signatureStart == from);
            } else if (event == XmlScanner.END && xml.depth() == 0) {
                break;
            }
        }
        canonical = xml.isCanonicalSoFar();
        bodyEnd = xml.position();
        xml.next();
        xml = null;
    }

    private boolean is(String name) {
        return name.equals(xml.localName()) && NAMESPACE.equals(xml.namespace());
    }

    private void signature() {
        noAttributes("Id");
        child("SignedInfo", "Signature");
        signedInfo();
        child("SignatureValue", "Signature");
        noAttributes("Id");
        signatureValue = value("SignatureValue", MAX_VALUE);
        if (start("Signature") != null) {
            require("KeyInfo", "Signature");
            keyInfo();
            end("Signature");
        }
    }

    /** Reads the part that is signed, and writes its canonical form while reading. */
    private void signedInfo() {
        CanonicalWriter out = new CanonicalWriter();
        out.start(xml);
        noAttributes("Id");
        canonicalization = algorithm("CanonicalizationMethod", "SignedInfo", out);
        close("CanonicalizationMethod", out);
        signatureMethod = algorithm("SignatureMethod", "SignedInfo", out);
        close("SignatureMethod", out);
        step("Reference", "SignedInfo", out);
        for (int i = 0; i < xml.attributes().count(); i++) {
            if (!List.of("URI", "Id").contains(xml.attributes().qualifiedName(i))) {
                throw new SignatureFault(SHAPE, "Reference/@" + xml.attributes().qualifiedName(i));
            }
        }
        reference = xml.attributes().value("URI");
        step("Transforms", "Reference", out);
        noAttributes("");
        while (true) {
            String name = next("Transforms", out);
            if (name == null) {
                break;
            }
            require("Transform", "Transforms");
            out.start(xml);
            transforms.add(address());
            close("Transform", out);
            if (transforms.size() > 2) {
                throw new SignatureFault(SHAPE, "Transforms/Transform[3]");
            }
        }
        digestMethod = algorithm("DigestMethod", "Reference", out);
        close("DigestMethod", out);
        step("DigestValue", "Reference", out);
        noAttributes("");
        digestValue = value("DigestValue", MAX_VALUE);
        out.text(digestValue);
        out.end();
        close("Reference", out);
        close("SignedInfo", out);
        signedInfo = out.bytes();
    }

    private String algorithm(String name, String parent, CanonicalWriter out) {
        step(name, parent, out);
        return address();
    }

    private String address() {
        String address = xml.attributes().value("Algorithm");
        if (address == null || xml.attributes().count() != 1) {
            throw new SignatureFault(SHAPE, xml.localName() + "/@Algorithm");
        }
        return address;
    }

    /** Goes to the next element, which must be that one, and writes what is passed. */
    private void step(String name, String parent, CanonicalWriter out) {
        if (next(parent, out) == null) {
            throw new SignatureFault(SHAPE, parent + "/" + name);
        }
        require(name, parent);
        out.start(xml);
    }

    /** The end of an element, which must come next. */
    private void close(String name, CanonicalWriter out) {
        if (next(name, out) != null) {
            throw new SignatureFault(SHAPE, name + "/" + xml.localName());
        }
    }

    /** The name of the next element inside the present one, null (and its end written) when there is none; blanks are written. */
    private String next(String parent, CanonicalWriter out) {
        int event = xml.next();
        while (event == XmlScanner.TEXT) {
            blank(parent);
            out.text(xml.text());
            event = xml.next();
        }
        if (event == XmlScanner.END) {
            out.end();
            return null;
        }
        return xml.localName();
    }

    private void keyInfo() {
        noAttributes("Id");
        while (start("KeyInfo") != null) {
            if (is("KeyName") && keyName == null) {
                keyName = value("KeyName", 200).strip();
            } else if (is("X509Data") && certificate == null) {
                x509();
            } else {
                throw new SignatureFault(SHAPE, "KeyInfo/" + xml.localName());
            }
        }
    }

    private void x509() {
        while (start("X509Data") != null) {
            if (is("X509Certificate") && certificate == null) {
                certificate = value("X509Certificate", MAX_VALUE);
            } else if (is("X509IssuerSerial") || is("X509SubjectName") || is("X509SKI")) {
                xml.skip();
            } else {
                throw new SignatureFault(SHAPE, "X509Data/" + xml.localName());
            }
        }
    }

    private void child(String name, String parent) {
        if (start(parent) == null) {
            throw new SignatureFault(SHAPE, parent + "/" + name);
        }
        require(name, parent);
    }

    private void end(String parent) {
        if (start(parent) != null) {
            throw new SignatureFault(SHAPE, parent + "/" + xml.localName());
        }
    }

    private String start(String parent) {
        int event = xml.next();
        while (event == XmlScanner.TEXT) {
            blank(parent);
            event = xml.next();
        }
        return event == XmlScanner.START ? xml.localName() : null;
    }

    private void require(String name, String parent) {
        if (!is(name)) {
            throw new SignatureFault(SHAPE, parent + "/" + xml.localName());
        }
    }

    private void noAttributes(String but) {
        for (int i = 0; i < xml.attributes().count(); i++) {
            if (!xml.attributes().qualifiedName(i).equals(but)) {
                throw new SignatureFault(SHAPE, xml.localName() + "/@" + xml.attributes().qualifiedName(i));
            }
        }
    }

    private void blank(String parent) {
        if (!xml.isBlankText()) {
            throw new SignatureFault(SHAPE, parent + "/text()");
        }
    }

    private String value(String name, int max) {
        String value = xml.value();
        if (value == null || value.length() > max) {
            throw new SignatureFault(SHAPE, name);
        }
        return value;
    }

    /** Gives the canonical form of the document without its signature, piece by piece. */
    void covered(Sink out) {
        if (!canonical) {
            byte[] written = rewrite();
            out.take(written, 0, written.length);
            return;
        }
        // Nothing but the root's tag can differ: the bytes are their own canonical form.
        out.take(rootTag, 0, rootTag.length);
        int gap = isSigned() ? signatureStart : bodyEnd;
        out.take(bytes, bodyStart, gap - bodyStart);
        if (isSigned()) {
            out.take(bytes, signatureEnd, bodyEnd - signatureEnd);
        }
    }

    private byte[] rewrite() {
        XmlScanner all = new XmlScanner(bytes, MAX_DEPTH);
        CanonicalWriter out = new CanonicalWriter();
        int event = all.next();
        while (event != XmlScanner.DONE) {
            if (event == XmlScanner.START && all.eventStart() == signatureStart) {
                all.skip();
            } else if (event == XmlScanner.START) {
                out.start(all);
            } else if (event == XmlScanner.TEXT) {
                out.text(all.text());
            } else {
                out.end();
            }
            event = all.next();
        }
        return out.bytes();
    }
}
