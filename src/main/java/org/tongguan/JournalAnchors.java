package org.tongguan;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.tongguan.runtime.anchor.Anchor;
import org.tongguan.runtime.anchor.TimeStamps;

/**
 * The file of heads that somebody outside kept, for {@code verify-journal}.
 *
 * @param heads   sequence number and hash
 * @param stamped how many carry a time stamp that was checked
 * @param fault   what is wrong with the file itself, in both languages
 */
record JournalAnchors(SortedMap<Long, byte[]> heads, int stamped, Optional<String[]> fault) {

    static final JournalAnchors NONE = new JournalAnchors(new TreeMap<>(), 0, Optional.empty());

    static JournalAnchors read(Path file, Path authority) {
        SortedMap<Long, byte[]> heads = new TreeMap<>();
        int stamped = 0;
        try {
            X509Certificate trusted = authority == null ? null : certificate(authority);
            List<Anchor> anchors = Anchor.read(file);
            for (Anchor anchor : anchors) {
                if (anchor.token() != null) {
                    TimeStamps.check(anchor.token(), anchor.statement(), trusted);
                    stamped++;
                }
                byte[] before = heads.put(anchor.seq(), anchor.hash());
                boolean another = !anchor.journal().equals(anchors.getFirst().journal());
                if (another || before != null && !Arrays.equals(before, anchor.hash())) {
                    return wrong("锚定文件自相矛盾，第 %d 条".formatted(anchor.seq()), "The anchors contradict each other at entry " + anchor.seq());
                }
            }
        } catch (IllegalArgumentException | IOException | CertificateException e) {
            return wrong("锚定文件有误：" + e.getMessage(), "The file of anchors is not right: " + e.getMessage());
        }
        return heads.isEmpty() ? wrong("锚定文件为空", "The file of anchors is empty") : new JournalAnchors(heads, stamped, Optional.empty());
    }

    private static JournalAnchors wrong(String zh, String en) {
        return new JournalAnchors(new TreeMap<>(), 0, Optional.of(new String[] {zh, en}));
    }

    private static X509Certificate certificate(Path file) throws IOException, CertificateException {
        try (InputStream in = Files.newInputStream(file)) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
        }
    }
}
