package org.tongguan.signature;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.xml.XmlScanner;

/** Puts an enveloped signature into a message, at the place its schema has for it. */
public final class XmlSigner {

    private XmlSigner() { }

    /**
     * The message, signed.
     *
     * @throws FormatException          when it is no XML
     * @throws IllegalArgumentException when it is signed already ({@code signed}), or the method does not fit the key ({@code method})
     */
    public static byte[] sign(byte[] message, SigningKey key, SignatureMethod method) {
        SignedXml document;
        try {
            document = SignedXml.open(message);
        } catch (SignatureFault e) {
            throw new IllegalArgumentException("signed", e);
        }
        if (document.isSigned()) {
            throw new IllegalArgumentException("signed");
        }
        int place = place(message);
        String digest = Base64.getEncoder().encodeToString(method.digest().digest(document));
        byte[] unsigned = insert(message, place, signature(method, digest, "", key.certificate()));
        byte[] value = key.sign(method, SignedXml.open(unsigned).signedInfo);
        return insert(message, place, signature(method, digest, Base64.getEncoder().encodeToString(value), key.certificate()));
    }

    private static String signature(SignatureMethod method, String digest, String value, Certificate certificate) {
        return "<ds:Signature xmlns:ds=\"" + SignedXml.NAMESPACE + "\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"" + SignedXml.C14N
                + "\"></ds:CanonicalizationMethod><ds:SignatureMethod Algorithm=\"" + method.address()
                + "\"></ds:SignatureMethod><ds:Reference URI=\"\"><ds:Transforms><ds:Transform Algorithm=\"" + SignedXml.ENVELOPED
                + "\"></ds:Transform></ds:Transforms><ds:DigestMethod Algorithm=\"" + method.digest().address() + "\"></ds:DigestMethod><ds:DigestValue>"
                + digest + "</ds:DigestValue></ds:Reference></ds:SignedInfo><ds:SignatureValue>" + value + "</ds:SignatureValue><ds:KeyInfo><ds:KeyName>"
                + certificate.serial() + "</ds:KeyName><ds:X509Data><ds:X509Certificate>" + Base64.getEncoder().encodeToString(certificate.encoded())
                + "</ds:X509Certificate></ds:X509Data></ds:KeyInfo></ds:Signature>";
    }

    private static byte[] insert(byte[] message, int place, String signature) {
        byte[] inside = signature.getBytes(StandardCharsets.UTF_8);
        byte[] out = new byte[message.length + inside.length];
        System.arraycopy(message, 0, out, 0, place);
        System.arraycopy(inside, 0, out, place, inside.length);
        System.arraycopy(message, place, out, place + inside.length, message.length - place);
        return out;
    }

    /** Where the signature belongs: before the extension in export messages, else last. */
    private static int place(byte[] message) {
        XmlScanner xml = new XmlScanner(message, SignedXml.MAX_DEPTH);
        xml.next();
        boolean beforeExtension = CebForm.find(xml.localName()).map(CebForm::isSignatureBeforeExtension).orElse(false);
        while (true) {
            int event = xml.next();
            boolean extension = event == XmlScanner.START && xml.depth() == 2 && beforeExtension && xml.localName().equals(CebForm.EXTEND);
            if (extension || event == XmlScanner.END && xml.depth() == 0) {
                if (xml.eventStart() >= message.length || message[xml.eventStart()] != '<') {
                    throw new FormatException("missing", "/*");
                }
                return xml.eventStart();
            }
        }
    }
}
