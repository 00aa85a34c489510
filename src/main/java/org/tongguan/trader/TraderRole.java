package org.tongguan.trader;

/** What a trader is registered as (Customs Law art. 9 and 11). */
public enum TraderRole {
    /** Consignee or consignor of imports and exports (进出口货物收发货人). */
    CONSIGNEE,
    /** Customs broker (报关企业): files in the name of others. */
    BROKER,
    /** Processing enterprise (加工生产企业). */
    PROCESSOR,
    /** Carrier or its agent (运输工具负责人、舱单传输人). */
    CARRIER,
    /** Operator of a supervised place (海关监管作业场所经营人). */
    SITE_OPERATOR
}
