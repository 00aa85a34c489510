/**
 * Raw payment data verification (支付原始数据实时获取, "179"): customs asks a platform for the payment behind an order, the platform answers with
 * the payment firm's own request and answer, signed. What came is kept as {@link org.tongguan.proof.PaymentProof}; who compares it with order and
 * payment asks {@link org.tongguan.proof.PaymentProofs}. Where platforms are asked is kept by {@link org.tongguan.proof.PaymentPlatforms}; the platform inside
 * of a sandbox answers from {@link org.tongguan.proof.PlatformBooks}.
 *
 * <p>Law: General Administration of Customs, announcement 2018 No. 165 and the interface notice No. 179, in force 2019-01-01.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "runtime", "signature", "trader"})
package org.tongguan.proof;
