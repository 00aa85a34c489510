package org.tongguan.ecommerce.receipts;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.ListState;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;
import org.tongguan.reference.Texts;

/**
 * The wording of receipts as customs words them, where its wording is known (codes of {@code [Code:…;Desc:…]} seen in real receipts, error
 * numbers of the specification, table 7); our own codes begin with {@code ECM} and cannot be taken for those.
 */
@Component
class ReceiptTexts {

    /** Numbers of the specification's table 7-2 for refusals, by message: already there, not found, in another state, faulty. */
    private static final Map<String, Numbers> NUMBERS = numbers(Map.of(
            "303 311", new Numbers("-301010", "-301009", "-301011", "-301008"),
            "403 411", new Numbers("-401007", "-401006", "-401008", "-401009"),
            "505 511", new Numbers("-504015", "-504014", "-504016", "-504011"),
            "507 509 513", new Numbers("-505012", "-505014", "-505014", "-505011"),
            "603 621", new Numbers("-621004", "-621011", "-621012", "-621001"),
            "605 623", new Numbers("-623009", "-623003", "-623005", "-623001"),
            "213 625", new Numbers("-625022", "-625204", "-625022", "-625001"),
            "711", new Numbers("-800003", "-800001", "-800001", "-800001")));
    private static final Set<String> EXISTS = Set.of("ECM-151", "ECM-410", "ECM-411", "ECM-601", "ECM-611", "ECM-651");
    private static final Set<String> NOT_FOUND = Set.of("ECM-153", "ECM-412", "ECM-431", "ECM-602", "ECM-612");
    private static final Set<String> STATE = Set.of("ECM-152", "ECM-413", "ECM-432", "ECM-433", "ECM-440", "ECM-441", "ECM-603", "ECM-613");
    /** What is told of a document that is stored. */
    static final String STORED = "[Code:1800;Desc:逻辑校验通过]";
    private final Texts texts;

    ReceiptTexts(Texts texts) {
        this.texts = texts;
    }

    private static Map<String, Numbers> numbers(Map<String, Numbers> byForms) {
        Map<String, Numbers> byForm = new HashMap<>();
        byForms.forEach((forms, numbers) -> List.of(forms.split(" ")).forEach(form -> byForm.put(form, numbers)));
        return byForm;
    }

    private record Numbers(String exists, String notFound, String state, String faulty) { }

    /** The number below zero that a refused document is answered with. Where the specification has none for a message, its number and 001. */
    String errorStatus(String message, List<Finding> findings) {
        String code = findings.getFirst().code();
        Numbers numbers = NUMBERS.get(message);
        if ("ECM-401".equals(code) || "ECM-402".equals(code)) {
            return "ECM-401".equals(code) ? "-621005" : "-621018";
        }
        if ("ECM-442".equals(code) || "ECM-443".equals(code)) {
            return "-625209";
        }
        if (numbers == null) {
            return "-" + message + "001";
        }
        return EXISTS.contains(code) ? numbers.exists : NOT_FOUND.contains(code) ? numbers.notFound : STATE.contains(code) ? numbers.state : numbers.faulty;
    }

    /** The sentence of a receipt's state; tax bills have states of their own. */
    String key(String form, String status) {
        return status.startsWith("-") ? "receipt.ceb.error" : "receipt.ceb." + status;
    }

    String refusal(List<Finding> findings) {
        return texts.views(findings).stream().map(v -> "[" + v.code() + "] " + v.element() + ": " + v.text().zh()).collect(Collectors.joining("; "));
    }

    /** The first answer to a list: declared, and what it still needs. */
    String declared(CebDocument d, RetailList list) {
        int waited = list.waited();
        StringBuilder out = new StringBuilder("清单新增申报成功[").append(d.text("guid")).append("][电商企业编码：").append(d.text("ebcCode"))
                .append("订单编号：").append(d.text("orderNo")).append(']');
        if ((waited & 1) != 0) {
            out.append("; 对应电商平台为[").append(d.text("ebpCode")).append("]订单号为[").append(d.text("orderNo")).append("]订单信息不存在");
        }
        if ((waited & 2) != 0) {
            out.append("; 对应电商平台为[").append(d.text("ebpCode")).append("]订单号为[").append(d.text("orderNo")).append(list.isExport() ? "]收款信息不存在" : "]支付信息不存在");
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
            case PASSED -> "海关审结";
            case INSPECTION -> "[Code:ECM-500;Desc:查验]";
            case REJECTED -> rejection(findings);
            default -> step(state.code(), "");
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

    /** What an officer is asked; not that targeting asks it, which is no business of whose goods are looked at. */
    private String sentences(String findings) {
        return findings == null ? "" : java.util.Arrays.stream(findings.split(";")).map(f -> f.split("\\|")[0]).filter(f -> !RetailList.TARGETED.equals(f))
                .map(this::sentence).collect(Collectors.joining());
    }

    private String sentence(String code) {
        return "[Code:" + code + ";Desc:" + texts.get("retail." + code).zh() + "]";
    }

    /** A return that was not back on its last day. */
    String lapsed(LocalDate last) {
        return step(ListState.REJECTED.code(), "退货商品未在 " + last + "（含当日）前运抵海关监管作业场所，退货申请失效");
    }

    /** What happened afterwards; a note may begin with the state it came from, in angle brackets. */
    String step(int state, String note) {
        String said = note.startsWith("<") ? note.substring(note.indexOf('>') + 1) : note;
        return texts.get("receipt.ceb." + (state == ListState.CANCELLED.code() ? 399 : state)).zh() + (said.isEmpty() ? "" : ": " + said);
    }
}
