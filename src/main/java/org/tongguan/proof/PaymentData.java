package org.tongguan.proof;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The text platforms upload ({@code payExInfoStr}): read, and written for the sandbox. What is signed is made of the text's own pieces, in the
 * order of the notice, without blanks between them.
 */
final class PaymentData {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withResolverStyle(ResolverStyle.STRICT);
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MAX_LISTS = 100;
    private final JsonNode tree;
    private final Map<String, String> pieces;

    private PaymentData(JsonNode tree, Map<String, String> pieces) {
        this.tree = tree;
        this.pieces = pieces;
    }

    /** Says in Chinese what is wrong, as the answer to the platform does. */
    static final class Faulty extends RuntimeException {

        Faulty(String message) {
            super(message, null, false, false);
        }
    }

    /** @throws Faulty when the text is not what the notice describes */
    static PaymentData read(String text) {
        try {
            JsonNode tree = Json.tree(text);
            if (!tree.isObject()) {
                throw new Faulty("报文不是 JSON 对象");
            }
            PaymentData data = new PaymentData(tree, pieces(text));
            data.text(tree, "sessionID");
            data.text(tree, "serviceTime");
            data.text(tree, "certNo");
            data.text(tree, "signValue");
            if (!tree.path("payExchangeInfoHead").isObject() || !tree.path("payExchangeInfoLists").isArray()) {
                throw new Faulty("缺少 payExchangeInfoHead 或 payExchangeInfoLists");
            }
            if (!data.pieces.containsKey("payExchangeInfoHead") || !data.pieces.containsKey("payExchangeInfoLists")) {
                // Written with escapes the name is the same to JSON, but then the signature would not be over what is read.
                throw new Faulty("字段名不得使用转义字符");
            }
            return data;
        } catch (JacksonException e) {
            throw new Faulty("JSON 格式错误");
        }
    }

    String sessionId() {
        return tree.get("sessionID").asString();
    }

    String certNo() {
        return tree.get("certNo").asString();
    }

    String signValue() {
        return tree.get("signValue").asString();
    }

    /** What is signed, exactly: {@code "sessionID":"…"||"payExchangeInfoHead":"{…}"||"payExchangeInfoLists":"[…]"||"serviceTime":"…"}. */
    String signed() {
        return signed(sessionId(), pieces.get("payExchangeInfoHead"), pieces.get("payExchangeInfoLists"), tree.get("serviceTime").asString());
    }

    static String signed(String session, String head, String lists, String time) {
        return "\"sessionID\":\"" + session + "\"||\"payExchangeInfoHead\":\"" + head + "\"||\"payExchangeInfoLists\":\"" + lists
                + "\"||\"serviceTime\":\"" + time + "\"";
    }

    /** The proofs in it, one for each order; @throws Faulty when something is missing or of another form. */
    List<PaymentProof> proofs(long traderId, Instant now) {
        JsonNode head = tree.get("payExchangeInfoHead");
        JsonNode lists = tree.get("payExchangeInfoLists");
        if (lists.isEmpty() || lists.size() > MAX_LISTS) {
            throw new Faulty("payExchangeInfoLists 须有 1 至 100 项");
        }
        String digest = sha256(signed());
        List<String> orders = new ArrayList<>();
        lists.forEach(list -> orders.add(text(list, "orderNo")));
        List<PaymentProof> proofs = new ArrayList<>();
        for (JsonNode list : lists) {
            List<String> goods = new ArrayList<>();
            for (JsonNode one : list.path("goodsInfo")) {
                goods.add(text(one, "gname"));
            }
            proofs.add(new PaymentProof(Ids.next(), sessionId(), traderId, text(list, "orderNo"), orders, text(head, "ebpCode"),
                    text(head, "payCode"), text(head, "payTransactionId"), amount(head), text(head, "currency"), text(head, "verDept"),
                    text(head, "payType"), time(text(head, "tradingTime")), text(list, "recpAccount"), text(list, "recpCode"), text(list, "recpName"), goods,
                    digest, now));
        }
        return proofs;
    }

    private String text(JsonNode from, String name) {
        JsonNode value = from.get(name);
        String text = value == null || !value.isValueNode() || value.isNull() ? "" : value.asString();
        if (text.isBlank() || text.length() > 500 && !name.equals("signValue")) {
            throw new Faulty("字段 " + name + " 缺失或过长");
        }
        return text;
    }

    private BigDecimal amount(JsonNode head) {
        try {
            BigDecimal amount = new BigDecimal(text(head, "totalAmount"));
            if (amount.signum() >= 0 && amount.precision() - amount.scale() <= 14 && amount.stripTrailingZeros().scale() <= 5) {
                return amount;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new Faulty("字段 totalAmount 不是金额");
    }

    private static Instant time(String text) {
        try {
            return LocalDateTime.parse(text, TIME).atZone(CHINA).toInstant();
        } catch (DateTimeException e) {
            throw new Faulty("字段 tradingTime 须为 yyyyMMddHHmmss");
        }
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The values of an object's own names as they stand in the text, blanks outside strings left out. The text is known to be sound JSON. */
    private static Map<String, String> pieces(String json) {
        Map<String, String> pieces = new LinkedHashMap<>();
        StringBuilder piece = new StringBuilder();
        String name = null;
        int depth = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                int end = string(json, i);
                piece.append(json, i, end);
                i = end - 1;
            } else if (c == ':' && depth == 1 && name == null) {
                name = piece.substring(1, piece.length() - 1);
                piece.setLength(0);
            } else if (depth == 1 && (c == ',' || c == '}')) {
                if (name != null && pieces.put(name, piece.toString()) != null) {
                    throw new Faulty("字段 " + name + " 重复");
                }
                name = null;
                piece.setLength(0);
                depth -= c == '}' ? 1 : 0;
            } else if (c > ' ') {
                depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
                if (depth > 1 || name != null) {
                    piece.append(c);
                }
            }
        }
        return pieces;
    }

    /** Where the string that begins there ends. */
    private static int string(String json, int from) {
        int at = from + 1;
        while (json.charAt(at) != '"') {
            at += json.charAt(at) == '\\' ? 2 : 1;
        }
        return at + 1;
    }

    static String time(Instant at) {
        return TIME.format(at.atZone(CHINA));
    }
}
