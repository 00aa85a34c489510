package org.tongguan.revenue.reconcile;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Writes a statement as camt.053.001.02, with the elements that {@link CamtReader} reads. */
final class CamtWriter {

    private CamtWriter() { }

    /** An entry; texts may be empty. */
    record Entry(boolean credit, BigDecimal amount, LocalDate bookedOn, String bankReference, String endToEnd, String told, String party) { }

    static String write(String reference, String account, LocalDate day, BigDecimal opening, List<Entry> entries) {
        BigDecimal closing = entries.stream().map(e -> e.credit() ? e.amount() : e.amount().negate()).reduce(opening, BigDecimal::add);
        StringBuilder out = new StringBuilder("""
                <?xml version="1.0" encoding="UTF-8"?>
                <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">
                  <BkToCstmrStmt>
                    <GrpHdr><MsgId>%1$s</MsgId><CreDtTm>%2$sT23:59:00+08:00</CreDtTm></GrpHdr>
                    <Stmt>
                      <Id>%1$s</Id>
                      <CreDtTm>%2$sT23:59:00+08:00</CreDtTm>
                      <Acct><Id><Othr><Id>%3$s</Id></Othr></Id><Ccy>CNY</Ccy></Acct>
                """.formatted(text(reference), day, text(account)));
        balance(out, "OPBD", opening, day);
        balance(out, "CLBD", closing, day);
        entries.forEach(e -> entry(out, e));
        return out.append("    </Stmt>\n  </BkToCstmrStmt>\n</Document>\n").toString();
    }

    private static void balance(StringBuilder out, String kind, BigDecimal amount, LocalDate day) {
        out.append("      <Bal><Tp><CdOrPrtry><Cd>%s</Cd></CdOrPrtry></Tp><Amt Ccy=\"CNY\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Dt><Dt>%s</Dt></Dt></Bal>%n"
                .formatted(kind, amount.abs().toPlainString(), amount.signum() < 0 ? "DBIT" : "CRDT", day));
    }

    private static void entry(StringBuilder out, Entry e) {
        out.append("      <Ntry><Amt Ccy=\"CNY\">%s</Amt><CdtDbtInd>%s</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>%s</Dt></BookgDt>%s<NtryDtls><TxDtls>"
                .formatted(e.amount().toPlainString(), e.credit() ? "CRDT" : "DBIT", e.bookedOn(), element("AcctSvcrRef", e.bankReference())));
        if (!e.endToEnd().isEmpty()) {
            out.append("<Refs>").append(element("EndToEndId", e.endToEnd())).append("</Refs>");
        }
        if (!e.party().isEmpty()) {
            out.append("<RltdPties><Dbtr>").append(element("Nm", e.party())).append("</Dbtr></RltdPties>");
        }
        if (!e.told().isEmpty()) {
            out.append("<RmtInf>").append(element("Ustrd", e.told())).append("</RmtInf>");
        }
        out.append("</TxDtls></NtryDtls></Ntry>\n");
    }

    private static String element(String name, String content) {
        return content.isEmpty() ? "" : "<" + name + ">" + text(content) + "</" + name + ">";
    }

    private static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
