package org.tongguan.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMSignContext;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.crypto.dsig.keyinfo.KeyInfoFactory;
import javax.xml.crypto.dsig.spec.C14NMethodParameterSpec;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.ceb.CebForm;
import org.tongguan.formats.ceb.CebReader;
import org.tongguan.formats.ceb.CebWriter;
import org.tongguan.formats.ceb.RandomCeb;
import org.tongguan.kernel.Finding;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Sound signatures are sound, by the JDK's judgement too; nothing else is. */
class SignatureCheckTest {

    private static final Instant NOW = Instant.parse("2026-11-11T00:00:00Z");
    private static final SigningKey RSA = key(Certificate.KeyKind.RSA);
    private static final SigningKey SM2 = key(Certificate.KeyKind.SM2);
    private static final String MESSAGE = new String(CebWriter.write(new RandomCeb(3).message(CebForm.of("CEB621Message"), 2)), StandardCharsets.UTF_8);

    private static SigningKey key(Certificate.KeyKind kind) {
        return SigningKey.generate(kind, "Test 企业", NOW.minusSeconds(86_400), NOW.plusSeconds(86_400));
    }

    private static SigningKey keyFor(SignatureMethod method) {
        return method.isSm2() ? SM2 : RSA;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> codes(byte[] message) {
        return SignatureCheck.check(message, NOW).findings().stream().filter(Finding::isError).map(Finding::code).toList();
    }

    @ParameterizedTest
    @EnumSource(SignatureMethod.class)
    void whatIsSignedIsSoundForEveryKindOfMessage(SignatureMethod method) {
        for (CebForm form : CebForm.all()) {
            byte[] signed = XmlSigner.sign(CebWriter.write(new RandomCeb(5).message(form, 1)), keyFor(method), method);
            SignatureReport report = SignatureCheck.check(signed, NOW);
            assertThat(report.findings()).as(form.kind()).isEmpty();
            assertThat(report.method()).isEqualTo(method);
            if (!form.isFromCustoms()) {
                assertThat(CebReader.read(signed).signed()).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = SignatureMethod.class, names = {"RSA_SHA1", "RSA_SHA256"})
    void theJdkFindsOurSignaturesSound(SignatureMethod method) throws Exception {
        Document document = parse(XmlSigner.sign(utf8(MESSAGE), RSA, method));
        Element signature = (Element) document.getElementsByTagNameNS(SignedXml.NAMESPACE, "Signature").item(0);
        DOMValidateContext context = new DOMValidateContext(x509().getPublicKey(), signature);
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        assertThat(XMLSignatureFactory.getInstance("DOM").unmarshalXMLSignature(context).validate(context)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"http://www.w3.org/2000/09/xmldsig#rsa-sha1,http://www.w3.org/2000/09/xmldsig#sha1",
            "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256,http://www.w3.org/2001/04/xmlenc#sha256"})
    void weFindTheJdksSignaturesSound(String method, String digest) throws Exception {
        for (String message : List.of(MESSAGE, MESSAGE.replace("><", ">\n\t<!-- x --><"),
                MESSAGE.replace("xmlns:ceb=", "xmlns:a='urn:z' xmlns='urn:y' xmlns:ceb="))) {
            Document document = parse(utf8(message));
            XMLSignatureFactory factory = XMLSignatureFactory.getInstance("DOM");
            var reference = factory.newReference("", factory.newDigestMethod(digest, null),
                    List.of(factory.newTransform(SignedXml.ENVELOPED, (TransformParameterSpec) null)), null, null);
            var info = factory.newSignedInfo(factory.newCanonicalizationMethod(CanonicalizationMethod.INCLUSIVE, (C14NMethodParameterSpec) null),
                    factory.newSignatureMethod(method, null), List.of(reference));
            KeyInfoFactory keys = factory.getKeyInfoFactory();
            var keyInfo = keys.newKeyInfo(List.of(keys.newKeyName(RSA.certificate().serial()), keys.newX509Data(List.of(x509()))));
            DOMSignContext context = new DOMSignContext(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(
                    Base64.getMimeDecoder().decode(RSA.keyPem().replaceAll("-----.*-----", "")))), document.getDocumentElement());
            factory.newXMLSignature(info, keyInfo).sign(context);
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            TransformerFactory.newDefaultInstance().newTransformer().transform(new DOMSource(document), new StreamResult(out));
            assertThat(SignatureCheck.check(out.toByteArray(), NOW).findings()).isEmpty();
        }
    }

    private static Document parse(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    private static X509Certificate x509() throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(RSA.certificate().encoded()));
    }

    @Test
    void theCanonicalFormIsTheJdks() throws Exception {
        String[] bits = {"<!-- c -->", "<![CDATA[a<b>&]]>", "&#xD;", "&#13;", "&quot;", ">", "\r\n", "&gt;", "<a/>",
                "<q:b xmlns:q=\"urn:q\" z=\"1\" a='2' q:c=\"&#9;\"/>", "<c xmlns=\"\"/>",
                "<d xmlns=\"urn:d\"><e xmlns=\"\"><f/></e></d>", "<g xmlns:q='urn:1'><h xmlns:q='urn:1'/><h xmlns:q='urn:2'/></g>", "海\uD83D\uDCE6", " ",
                "<k b=\"x\n&#10;&lt;&amp;&quot;'\"/>"};
        Random random = new Random(11);
        int compared = 0;
        for (int i = 0; i < 3_000; i++) {
            StringBuilder text = new StringBuilder("<?xml version=\"1.0\"?>\n"
                    + "<r z='1' xmlns:b='urn:b' xmlns='urn:r' a=\"2\" b:a='3'><x>one</x><y k=\"v\">two</y></r>\n");
            for (int n = random.nextInt(5); n > 0; n--) {
                text.insert(random.nextInt(text.length() + 1), bits[random.nextInt(bits.length)]);
            }
            byte[] bytes = utf8(text.toString());
            ByteArrayOutputStream ours = new ByteArrayOutputStream();
            try {
                SignedXml.open(bytes).covered(ours::write);
            } catch (FormatException e) {
                continue;
            }
            TransformService jdk = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
            jdk.init(null);
            OctetStreamData data = (OctetStreamData) jdk.transform(new OctetStreamData(new ByteArrayInputStream(bytes)), null);
            assertThat(ours.toString(StandardCharsets.UTF_8)).as(text.toString())
                    .isEqualTo(new String(data.getOctetStream().readAllBytes(), StandardCharsets.UTF_8));
            compared++;
        }
        assertThat(compared).isGreaterThan(700);
    }

    @ParameterizedTest
    @EnumSource(value = SignatureMethod.class, names = {"RSA_SHA1", "SM2_SM3"})
    void aByteChangedAnywhereIsNoticed(SignatureMethod method) {
        byte[] signed = XmlSigner.sign(utf8(MESSAGE), keyFor(method), method);
        int from = MESSAGE.indexOf("<ceb:Inventory>");
        Random random = new Random(2);
        for (int i = 0; i < 400; i++) {
            byte[] bytes = signed.clone();
            int at = from + random.nextInt(bytes.length - from);
            bytes[at] ^= (byte) (1 << random.nextInt(7));
            try {
                SignatureReport report = SignatureCheck.check(bytes, NOW);
                // A certificate may be spelt in several ways, and its name is only a name: they are no part of what is signed.
                boolean keyInfo = at > new String(signed, StandardCharsets.ISO_8859_1).indexOf("</ds:SignatureValue>");
                assertThat(report.isSound() && !keyInfo).as("byte %d", at).isFalse();
            } catch (FormatException e) {
                continue;
            }
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "URI=\"\"|URI=\"#x\"|SIG-0106", "URI=\"\"|x=\"\"|SIG-0102", "URI=\"\"|URI=\"\" Type=\"t\"|SIG-0102",
            "<ds:Transforms>|<ds:Transforms><ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"></ds:Transform>|SIG-0107",
            "#enveloped-signature\"></ds:Transform>|#enveloped-signature\"><ds:XPath>x</ds:XPath></ds:Transform>|SIG-0102",
            "2000/09/xmldsig#enveloped-signature|TR/1999/REC-xslt-19991116|SIG-0107",
            "REC-xml-c14n-20010315|REC-xml-c14n-20010315#WithComments|SIG-0103", "#rsa-sha1|#hmac-sha1|SIG-0104", "xmldsig#sha1|xmldsig#md5|SIG-0105",
            "</ds:SignedInfo>|<ds:Reference URI=\"\"></ds:Reference></ds:SignedInfo>|SIG-0102",
            "</ds:Signature>|<ds:Object>x</ds:Object></ds:Signature>|SIG-0102",
            "</ds:Signature>|</ds:Signature><ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"></ds:Signature>|SIG-0102",
            "<ds:X509Certificate>|<ds:X509Certificate>AAAA|SIG-0110", "<ds:SignatureValue>|<ds:SignatureValue>!|SIG-0118", "<ds:appType>|x|", "CN=|x|",
            "<ceb:appType>|<ceb:appType><!-- a --><![CDATA[]]>|",
            "<ds:Signature |<!-- a --><ds:Signature |", "</ds:Signature>|</ds:Signature><!-- a -->|", "<ceb:appStatus>|<ceb:appStatus >|"})
    void attacksOnTheShapeAreRefused(String part, String instead, String code) {
        String signed = new String(XmlSigner.sign(utf8(MESSAGE), RSA, SignatureMethod.RSA_SHA1), StandardCharsets.UTF_8);
        String attacked = signed.replace(part, instead);
        // What only looks different is the same content still.
        assertThat(codes(utf8(attacked))).isEqualTo(code == null ? List.of() : List.of(code));
    }

    @Test
    void aSignatureWrappedIntoAnotherMessageCoversNothingOfIt() {
        String signed = new String(XmlSigner.sign(utf8(MESSAGE), RSA, SignatureMethod.RSA_SHA1), StandardCharsets.UTF_8);
        String signature = signed.substring(signed.indexOf("<ds:Signature "), signed.indexOf("</ds:Signature>") + 15);
        String other = new String(CebWriter.write(new RandomCeb(4).message(CebForm.of("CEB621Message"), 1)), StandardCharsets.UTF_8);
        assertThat(codes(utf8(other.replace("</ceb:CEB621Message>", signature + "</ceb:CEB621Message>")))).containsExactly("SIG-0108");
        // Moved deeper, it is no signature of the message at all.
        String body = signed.substring(signed.indexOf("<ceb:CEB621Message"));
        assertThat(codes(utf8("<wrap>" + body + "</wrap>"))).containsExactly("SIG-0101");
    }

    @Test
    void anotherKeyAnUnsuitableKeyAndAnExpiredCertificateAreTold() {
        SigningKey other = key(Certificate.KeyKind.RSA);
        String signed = new String(XmlSigner.sign(utf8(MESSAGE), RSA, SignatureMethod.RSA_SHA1), StandardCharsets.UTF_8);
        String ours = Base64.getEncoder().encodeToString(RSA.certificate().encoded());
        assertThat(codes(utf8(signed.replace(ours, Base64.getEncoder().encodeToString(other.certificate().encoded()))))).containsExactly("SIG-0109");
        assertThat(codes(utf8(signed.replace(ours, Base64.getEncoder().encodeToString(SM2.certificate().encoded()))))).containsExactly("SIG-0111");
        assertThat(codes(utf8(MESSAGE))).containsExactly("SIG-0101");
        assertThat(SignatureCheck.check(utf8(signed), NOW.plusSeconds(90_000)).findings()).extracting(Finding::code).containsExactly("SIG-0112");
        assertThatThrownBy(() -> XmlSigner.sign(utf8(signed), RSA, SignatureMethod.RSA_SHA1)).hasMessage("signed");
        assertThatThrownBy(() -> XmlSigner.sign(utf8(MESSAGE), RSA, SignatureMethod.SM2_SM3)).hasMessage("method");
    }

    @Test
    void keysAreWrittenAndReadAgain() {
        for (SigningKey key : List.of(RSA, SM2)) {
            SigningKey read = SigningKey.read(key.keyPem(), utf8(key.certificatePem()));
            byte[] signed = XmlSigner.sign(utf8(MESSAGE), read, read.defaultMethod());
            assertThat(SignatureCheck.check(signed, NOW).isSound()).isTrue();
            assertThat(read.certificate().fingerprint()).isEqualTo(key.certificate().fingerprint());
        }
        assertThatThrownBy(() -> SigningKey.read(RSA.keyPem(), utf8(SM2.certificatePem()))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SigningKey.read("nonsense", utf8(SM2.certificatePem()))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sm2SignaturesAsAsn1AreReadToo() throws Exception {
        byte[] data = {1, 2, 3};
        byte[] plain = SM2.sign(SignatureMethod.SM2_SM3, data);
        assertThat(plain).hasSize(64);
        assertThat(SignatureCheck.sm2(SM2.certificate(), data, plain)).isTrue();
        byte[] asn1 = new org.bouncycastle.asn1.DERSequence(new org.bouncycastle.asn1.ASN1Encodable[] {
                new org.bouncycastle.asn1.ASN1Integer(new java.math.BigInteger(1, java.util.Arrays.copyOf(plain, 32))),
                new org.bouncycastle.asn1.ASN1Integer(new java.math.BigInteger(1, java.util.Arrays.copyOfRange(plain, 32, 64)))}).getEncoded();
        assertThat(SignatureCheck.sm2(SM2.certificate(), data, asn1)).isTrue();
        assertThat(SignatureCheck.sm2(SM2.certificate(), new byte[] {1, 2, 4}, asn1)).isFalse();
    }
}
