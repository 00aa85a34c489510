package org.tongguan.formats.ceb;

import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.tongguan.formats.FormatException;
import org.tongguan.formats.xml.XmlEscape;
import org.tongguan.formats.xml.XmlScanner;

/**
 * The envelope a message travels in between a firm's terminal and the exchange platform: {@code DxpMsg}, the message itself inside as base64.
 * What the envelope carries besides ({@code AddInfo}) is passed over.
 *
 * @param copMsgId  the sender's own number of the transmission
 * @param sender    number at the exchange, at most 16 characters
 * @param receivers one to five numbers at the exchange
 * @param created   when the message was made, in China's time
 * @param kind      what is inside, e.g. {@code CEB621Message}; agreed between both sides
 * @param data      the bytes inside
 * @param signed    whether the envelope itself carries a signature
 */
public record DxpEnvelope(String copMsgId, String sender, List<String> receivers, LocalDateTime created, String kind, byte[] data, boolean signed) {

    public static final String NAMESPACE = "http://www.chinaport.gov.cn/dxp";
    public static final String ROOT = "DxpMsg";
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");
    private static final int MAX_NODE = 16;
    private static final int MAX_ID = 255;
    private static final int MAX_KIND = 30;
    private static final int MAX_RECEIVERS = 5;

    public DxpEnvelope {
        receivers = List.copyOf(receivers);
    }

    /** Whether the bytes are an envelope; nothing is said of whether it is a sound one. */
    public static boolean isEnvelope(byte[] bytes) {
        XmlScanner xml = new XmlScanner(bytes, CebReader.MAX_DEPTH);
        xml.next();
        return ROOT.equals(xml.localName()) && NAMESPACE.equals(xml.namespace());
    }

    /**
     * The envelope in those bytes.
     *
     * @throws FormatException with the place when they are none
     */
    public static DxpEnvelope read(byte[] bytes) {
        return new Reading(bytes).envelope();
    }

    /** The envelope of an answer: back to the sender. */
    public DxpEnvelope answer(String id, LocalDateTime now, String answerKind, byte[] answer) {
        String from = receivers.getFirst();
        return new DxpEnvelope(id, from, List.of(sender), now, answerKind, answer, false);
    }

    /** The envelope as UTF-8 bytes, without a signature. */
    public byte[] write() {
        StringBuilder out = new StringBuilder(512 + data.length * 4 / 3);
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<DxpMsg xmlns=\"").append(NAMESPACE).append("\" ver=\"1.0\"><TransInfo><CopMsgId>");
        XmlEscape.text(out, copMsgId);
        out.append("</CopMsgId><SenderId>");
        XmlEscape.text(out, sender);
        out.append("</SenderId><ReceiverIds>");
        for (String receiver : receivers) {
            out.append("<ReceiverId>");
            XmlEscape.text(out, receiver);
            out.append("</ReceiverId>");
        }
        out.append("</ReceiverIds><CreatTime>").append(SECONDS.format(created)).append("</CreatTime><MsgType>");
        XmlEscape.text(out, kind);
        out.append("</MsgType></TransInfo><Data>").append(Base64.getEncoder().encodeToString(data)).append("</Data></DxpMsg>");
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Goes through an envelope once. */
    private static final class Reading {

        private final XmlScanner xml;
        private final List<String> receivers = new ArrayList<>();
        private String copMsgId;
        private String sender;
        private String kind;
        private LocalDateTime created;
        private byte[] data;
        private boolean signed;

        Reading(byte[] bytes) {
            this.xml = new XmlScanner(bytes, CebReader.MAX_DEPTH);
        }

        DxpEnvelope envelope() {
            xml.next();
            if (!ROOT.equals(xml.localName()) || !NAMESPACE.equals(xml.namespace())) {
                throw new FormatException("dxpRoot", "{" + xml.namespace() + "}" + xml.localName());
            }
            if (!"1.0".equals(xml.attributes().value("ver"))) {
                throw new FormatException("version", "DxpMsg/@ver");
            }
            while (xml.nextChild()) {
                String name = xml.localName();
                if (name.equals(CebForm.SIGNATURE) && CebReader.SIGNATURE_NAMESPACE.equals(xml.namespace())) {
                    signed = true;
                    xml.skip();
                } else {
                    part(name);
                }
            }
            xml.next();
            require(copMsgId, "TransInfo/CopMsgId");
            require(sender, "TransInfo/SenderId");
            require(receivers.isEmpty() ? null : receivers, "TransInfo/ReceiverIds/ReceiverId");
            require(created, "TransInfo/CreatTime");
            require(kind, "TransInfo/MsgType");
            require(data, "Data");
            return new DxpEnvelope(copMsgId, sender, receivers, created, kind, data, signed);
        }

        private void part(String name) {
            switch (name) {
                case "TransInfo" -> {
                    while (xml.nextChild()) {
                        info(xml.localName());
                    }
                }
                case "Data" -> data = once(data, base64(text(name, Integer.MAX_VALUE)), name);
                case "AddInfo" -> xml.skip();
                default -> throw new FormatException("element", "DxpMsg/" + name);
            }
        }

        private void info(String name) {
            String path = "TransInfo/" + name;
            switch (name) {
                case "CopMsgId" -> copMsgId = once(copMsgId, text(path, MAX_ID), path);
                case "SenderId" -> sender = once(sender, text(path, MAX_NODE), path);
                case "MsgType" -> kind = once(kind, text(path, MAX_KIND), path);
                case "CreatTime" -> created = once(created, time(text(path, MAX_KIND), path), path);
                case "ReceiverIds" -> {
                    while (xml.nextChild()) {
                        if (!xml.localName().equals("ReceiverId")) {
                            throw new FormatException("element", "DxpMsg/" + path + "/" + xml.localName());
                        }
                        if (receivers.size() == MAX_RECEIVERS) {
                            throw new FormatException("many", "DxpMsg/" + path + "/ReceiverId");
                        }
                        receivers.add(text(path + "/ReceiverId", MAX_NODE));
                    }
                }
                default -> throw new FormatException("element", "DxpMsg/" + path);
            }
        }

        private String text(String path, int max) {
            if (!NAMESPACE.equals(xml.namespace())) {
                throw new FormatException("namespace", xml.localName() + " {" + xml.namespace() + "}");
            }
            String value = xml.value();
            if (value == null) {
                throw new FormatException("element", "DxpMsg/" + path + "/" + xml.localName());
            }
            String text = value.strip();
            if (text.isEmpty() || text.length() > max) {
                throw new FormatException("value", "DxpMsg/" + path);
            }
            return text;
        }

        private static byte[] base64(String text) {
            try {
                return Base64.getMimeDecoder().decode(strict(text));
            } catch (IllegalArgumentException e) {
                throw new FormatException("value", "DxpMsg/Data");
            }
        }

        /** Base64 with line ends is usual; anything else in between is not. */
        private static String strict(String text) {
            for (int i = 0; i < text.length(); i++) {
                char c = text.charAt(i);
                boolean fits = c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '+' || c == '/' || c == '=' || c <= ' ';
                if (!fits) {
                    throw new IllegalArgumentException("base64");
                }
            }
            return text;
        }

        private static LocalDateTime time(String text, String path) {
            try {
                return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})") ? OffsetDateTime.parse(text).atZoneSameInstant(CHINA).toLocalDateTime()
                        : LocalDateTime.parse(text);
            } catch (DateTimeParseException e) {
                throw new FormatException("value", "DxpMsg/" + path);
            }
        }

        private static <T> T once(T before, T value, String path) {
            if (before != null) {
                throw new FormatException("twice", "DxpMsg/" + path);
            }
            return value;
        }

        private static void require(Object value, String path) {
            if (value == null) {
                throw new FormatException("missing", "DxpMsg/" + path);
            }
        }
    }
}
