package org.tongguan.declaration.screening;

import java.util.ArrayList;
import java.util.List;
import org.tongguan.formats.Document;
import org.tongguan.formats.Node;
import org.tongguan.tariff.Claim;

/**
 * What a declaration claims for its lines: a proof of origin under code Y with the agreement at the head of its number ({@code <22>…}) and the
 * lines it is related to; quota certificates under t (every origin) and q (of an agreement); the manufacturer abroad.
 */
final class Claims {

    static final Claims NONE = new Claims(List.of(), null, null, false);
    private final List<Node> relations;
    private final String quotaCertificate;
    private final String agreementQuota;
    private final boolean proven;

    private Claims(List<Node> relations, String quotaCertificate, String agreementQuota, boolean proven) {
        this.relations = relations;
        this.quotaCertificate = quotaCertificate;
        this.agreementQuota = agreementQuota;
        this.proven = proven;
    }

    static Claims of(Document document) {
        List<Node> documents = document.root().all("licenceDocuments");
        if (documents.isEmpty()) {
            return NONE;
        }
        List<Node> relations = new ArrayList<>();
        for (Node relation : document.root().all("originRelations")) {
            String code = relation.text("documentCode");
            if (code != null && code.length() == 3 && code.charAt(0) == 'Y') {
                relations.add(relation);
            }
        }
        return new Claims(relations, number(documents, "t"), number(documents, "q"), number(documents, "Y") != null);
    }

    private static String number(List<Node> documents, String code) {
        for (Node document : documents) {
            if (code.equals(document.text("documentCode"))) {
                return document.text("documentNumber");
            }
        }
        return null;
    }

    Claim of(Node item) {
        String producer = item.text("overseasManufacturer");
        if (this == NONE) {
            return producer == null ? Claim.NONE : new Claim(null, null, null, null, producer, null);
        }
        String number = item.text("itemNumber");
        for (Node relation : relations) {
            if (number != null && number.equals(relation.text("itemNumber"))) {
                return new Claim(relation.text("documentCode").substring(1), item.text("preferentialOrigin"), relation.text("documentNumber"),
                        agreementQuota == null ? quotaCertificate : agreementQuota, producer, Boolean.TRUE, contributors(item.text("contributors")));
            }
        }
        return new Claim(null, null, null, quotaCertificate, producer, proven ? Boolean.TRUE : null);
    }

    private static List<String> contributors(String countries) {
        return countries == null ? List.of() : List.of(countries.strip().split("[ ,]+"));
    }
}
