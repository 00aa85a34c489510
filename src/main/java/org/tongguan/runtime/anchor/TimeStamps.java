package org.tongguan.runtime.anchor;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampRequestGenerator;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/** Asks an authority for time stamps (RFC 3161 over HTTP) and checks them, by SHA-256: what authorities everywhere take. */
public final class TimeStamps {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MOST = 64 * 1024;

    private TimeStamps() { }

    /** A token over those bytes, checked; throws when the authority gives none that is right. */
    static byte[] ask(HttpClient client, URI authority, byte[] statement) throws IOException, InterruptedException {
        TimeStampRequestGenerator generator = new TimeStampRequestGenerator();
        generator.setCertReq(true);
        TimeStampRequest question = generator.generate(NISTObjectIdentifiers.id_sha256, sha256(statement), new BigInteger(64, RANDOM));
        HttpResponse<byte[]> answer = client.send(HttpRequest.newBuilder(authority).timeout(PATIENCE).header("Content-Type", "application/timestamp-query")
                .POST(HttpRequest.BodyPublishers.ofByteArray(question.getEncoded())).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200 || answer.body().length > MOST) {
            throw new IOException("the time stamp authority answers " + answer.statusCode());
        }
        return token(answer.body(), question, statement);
    }

    /** The token in an authority's answer, checked; throws when the answer gives none that is right, or is none. */
    static byte[] token(byte[] answer, TimeStampRequest question, byte[] statement) throws IOException {
        try {
            TimeStampResponse response = new TimeStampResponse(answer);
            response.validate(question);
            if (response.getTimeStampToken() == null) {
                throw new IOException("the time stamp authority refuses: " + response.getStatusString());
            }
            byte[] token = response.getTimeStampToken().getEncoded();
            check(token, statement, null);
            return token;
        } catch (TSPException | RuntimeException e) {
            // Of a damaged answer the library throws whatever comes to it.
            throw new IOException("the time stamp is not right: " + e.getMessage(), e);
        }
    }

    /**
     * Checks a token.
     *
     * @param authority the certificate of the authority one trusts; null = whichever stands in the token: then only that it fits is known
     * @return when it was stamped
     * @throws IllegalArgumentException saying why it is not right
     */
    public static Instant check(byte[] token, byte[] statement, X509Certificate authority) {
        try {
            TimeStampToken stamp = new TimeStampToken(new CMSSignedData(token));
            if (!Arrays.equals(stamp.getTimeStampInfo().getMessageImprintDigest(), sha256(statement))) {
                throw new IllegalArgumentException("it was stamped over something else");
            }
            X509Certificate by = authority;
            if (by == null) {
                Object holder = stamp.getCertificates().getMatches(stamp.getSID()).stream().findFirst().orElse(null);
                if (!(holder instanceof X509CertificateHolder own)) {
                    throw new IllegalArgumentException("no certificate in it");
                }
                by = new JcaX509CertificateConverter().getCertificate(own);
            }
            stamp.validate(new JcaSimpleSignerInfoVerifierBuilder().build(by));
            return stamp.getTimeStampInfo().getGenTime().toInstant();
        } catch (TSPException | CMSException | IOException | GeneralSecurityException | OperatorCreationException | RuntimeException e) {
            throw e instanceof IllegalArgumentException told ? told : new IllegalArgumentException(String.valueOf(e.getMessage()), e);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
