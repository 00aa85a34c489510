package org.tongguan.ecommerce.filing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Texts;

/**
 * The wording of receipts as customs words them, where its wording is known (codes of {@code [Code:…;Desc:…]} seen in real receipts, error
 * numbers of the specification, table 7); our own codes begin with {@code ECM} and cannot be taken for those.
 */
@Component
class ReceiptTexts {

    /** Numbers of the specification for refusals, by message. */
    private static final Map<String, String> EXISTS = Map.of("311", "-301010", "411", "-401007", "511", "-504015", "621", "-621004", "625", "-625022");
    private static final Map<String, String> NOT_FOUND = Map.of("311", "-301009", "411", "-401006", "511", "-504014", "513", "-505014", "621",
            "-621011", "623", "-623003", "625", "-625204");
    private static final Map<String, String> STATE = Map.of("311", "-301011", "411", "-401008", "511", "-504016", "621", "-621012", "623", "-623005",
            "625", "-625022", "513", "-505014");
    private static final Map<String, String> FAULTY = Map.of("311", "-301008", "411", "-401009", "511", "-504011", "513", "-505011", "621", "-621001",
            "623", "-623001", "625", "-625001");
    private final Texts texts;

    ReceiptTexts(Texts texts) {
        this.texts = texts;
    }

    /** The number below zero that a refused document is answered with. */
    String errorStatus(String message, List<Finding> findings) {
        return switch (findings.getFirst().code()) {
            case "ECM-151", "ECM-410" -> EXISTS.get(message);
            case "ECM-153", "ECM-412", "ECM-431" -> NOT_FOUND.get(message);
            case "ECM-152", "ECM-413", "ECM-432", "ECM-433", "ECM-440", "ECM-441" -> STATE.get(message);
            case "ECM-401" -> "-621005";
            case "ECM-402" -> "-621018";
            case "ECM-442", "ECM-443" -> "-625209";
            default -> FAULTY.get(message);
        };
    }

    String refusal(List<Finding> findings) {
        return texts.views(findings).stream().map(v -> "[" + v.code() + "] " + v.element() + ": " + v.text().zh()).collect(Collectors.joining("; "));
    }

    /** The first answer to a list: declared, and what it still needs. */
    String declared(CebDocument d, int waited) {
        StringBuilder out = new StringBuilder("清单新增申报成功[").append(d.text("guid")).append("][电商企业编码：").append(d.text("ebcCode"))
                .append("订单编号：").append(d.text("orderNo")).append(']');
        if ((waited & 1) != 0) {
            out.append("; 对应电商平台为[").append(d.text("ebpCode")).append("]订单号为[").append(d.text("orderNo")).append("]订单信息不存在");
        }
        if ((waited & 2) != 0) {
            out.append("; 对应电商平台为[").append(d.text("ebpCode")).append("]订单号为[").append(d.text("orderNo")).append("]支付信息不存在");
        }
        if ((waited & 4) != 0) {
            out.append("; 对应物流企业为[").append(d.text("logisticsCode")).append("]运单号为[").append(d.text("logisticsNo")).append("]运单信息不存在");
        }
        return out.toString();
    }

    String decision(ListState state, String findings) {
        return switch (state) {
            case RELEASED -> "[Code:2600;Desc:放行]";
            case REVIEW -> "[Code:1200;Desc:待人工审核]" + sentences(findings);
            case INSPECTION -> "[Code:ECM-500;Desc:查验]";
            case REJECTED -> rejection(findings);
            default -> step(state, "");
        };
    }

    private String rejection(String findings) {
        List<String> said = new ArrayList<>();
        for (String finding : findings == null ? new String[0] : findings.split(";")) {
            String[] parts = finding.split("\\|");
            said.add(switch (parts[0]) {
                case "ECM-402" -> "[Code:1313;Desc:订购人购买超过年度限额,超过个人年度购买额度;totalPrice：" + parts[1] + " > limitPrice: " + plain(parts[2]) + ";]";
                case "ECM-421" -> "[Code:1311;Desc:担保金额不足]";
                case "ECM-303" -> "[Code:130126;Desc:清单上的订购人电话号码与订单上的订购人电话号码不一致]";
                case "ECM-308" -> "[Code:13035;Desc:支付企业不一致]";
                default -> sentence(parts[0]);
            });
        }
        return String.join(";", said);
    }

    private static String plain(String grouped) {
        return grouped.endsWith(".00") ? grouped.substring(0, grouped.length() - 3) : grouped;
    }

    private String sentences(String findings) {
        return findings == null ? "" : java.util.Arrays.stream(findings.split(";")).map(f -> f.split("\\|")[0])
                .map(this::sentence).collect(Collectors.joining());
    }

    private String sentence(String code) {
        return "[Code:" + code + ";Desc:" + texts.get("retail." + code).zh() + "]";
    }

    /** What happened afterwards; a note may begin with the state it came from, in angle brackets. */
    String step(ListState state, String note) {
        String said = note.startsWith("<") ? note.substring(note.indexOf('>') + 1) : note;
        return texts.get("receipt.ceb." + (state == ListState.CANCELLED ? 399 : state.code())).zh() + (said.isEmpty() ? "" : ": " + said);
    }
}
