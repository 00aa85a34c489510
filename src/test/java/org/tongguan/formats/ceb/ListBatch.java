package org.tongguan.formats.ceb;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.tongguan.formats.ceb.CebMessage.CebTransfer;

/** A message of import lists as a platform sends them in a rush: two or three lines, some 3.4 kB a list. Made up, the same for the same seed. */
public final class ListBatch {

    private static final CebForm FORM = CebForm.of("CEB621Message");

    private ListBatch() { }

    /** A message of that many lists. */
    public static CebMessage message(long seed, int count) {
        Random random = new Random(seed);
        List<CebDocument> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            documents.add(list(random, i));
        }
        return new CebMessage(FORM, CebWriter.guid(), "1.0",
                new CebTransfer("4403660001", "深圳前海示例报关有限公司", "DXP", "DXPENT0000012345", null),
                List.of(),
                null, documents, false);
    }

    private static CebDocument list(Random random, int index) {
        String number = String.valueOf(1_000_000_000L + random.nextInt(900_000_000));
        CebDocument list = new CebDocument(FORM, index);
        String[] head = {"guid", CebWriter.guid(), "appType", "1", "appTime", "20261111000102", "appStatus", "2", "orderNo", "ORD2026" + number,
                "ebpCode", "4403960ABC", "ebpName", "示例跨境电商平台有限公司", "ebcCode", "4403960XYZ", "ebcName", "示例电子商务（深圳）有限公司",
                "logisticsNo", "SF" + number + "01", "logisticsCode", "4403980LOG", "logisticsName", "示例速运有限公司", "copNo", "C" + number,
                "assureCode", "4403960ABC", "emsNo", "T5316W000123", "ieFlag", "I", "declTime", "20261111", "customsCode", "5316", "portCode", "5316",
                "ieDate", "20261110", "buyerIdType", "1", "buyerIdNumber", "11010519491231002X", "buyerName", "张三", "buyerTelephone", "13800138000",
                "consigneeAddress", "广东省深圳市南山区粤海街道科技园路" + random.nextInt(999) + "号", "agentCode", "4403660001", "agentName",
                "深圳前海示例报关有限公司", "areaCode", "4403660009", "areaName", "前海示例仓储有限公司", "tradeMode", "1210", "trafMode", "Y", "country", "142",
                "freight", "0", "insuredFee", "0", "currency", "142", "wrapType", "2", "packNo", "1", "grossWeight", "1.52", "netWeight", "1.3"};
        for (int i = 0; i < head.length; i += 2) {
            list.set(head[i], head[i + 1]);
        }
        for (int i = 0; i < 2 + index % 2; i++) {
            int line = list.addLine();
            String[] values = {"gnum", String.valueOf(i + 1), "itemRecordNo", "00000" + random.nextInt(9999), "itemNo", "SKU" + random.nextInt(99999),
                    "itemName", "保湿面霜 50ml", "gcode", "3304990039", "gname", "保湿面霜", "gmodel", "4|3|品牌: 示例|50ml/瓶|护肤|零售包装", "barCode",
                "4901234567894",
                    "country", "116", "currency", "142", "qty", "2", "unit", "140", "qty1", "0.1", "unit1", "035", "qty2", "2", "unit2", "140",
                    "price", "128.5", "totalPrice", "257"};
            for (int v = 0; v < values.length; v += 2) {
                list.set(line, values[v], values[v + 1]);
            }
        }
        return list;
    }
}
