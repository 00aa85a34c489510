package org.tongguan.support;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Text;
import org.tongguan.trader.CreditCode;
import org.tongguan.trader.Registration;
import org.tongguan.trader.Trader;
import org.tongguan.trader.TraderRole;
import org.tongguan.trader.Traders;

/** Traders of their own for every test. */
public final class SampleTraders {

    private static final AtomicInteger COUNT = new AtomicInteger();

    private SampleTraders() { }

    /** Data of a trader that is not registered yet. */
    public static Registration data() {
        int number = COUNT.incrementAndGet();
        String body = "91310000" + "MA" + String.format("%07d", number);
        return new Registration(String.format("3122%06d", number), body + CreditCode.check(body), Text.of("上海测试贸易" + number + "有限公司",
                "Shanghai Test Trading " + number + " Ltd."), Set.of(TraderRole.CONSIGNEE), true);
    }

    public static Trader register(Traders traders) {
        return traders.register(Actor.PLATFORM, data());
    }
}
