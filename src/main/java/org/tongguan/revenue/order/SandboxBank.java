package org.tongguan.revenue.order;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * The bank of a sandbox. It does what it is told at once, but the last two digits of the other side's account let one see what else can happen:
 * <ul>
 * <li>{@code 01} it does it, but its answer is lost; asked, it says so;
 * <li>{@code 02} the order is lost on the way; asked, it has never heard of it, and refuses it for ever;
 * <li>{@code 03} it refuses: not enough money, or no such account;
 * <li>{@code 04} its answer is lost, and it answers only the third question.
 * </ul>
 */
@Component
@ConditionalOnProperty("tongguan.sandbox")
class SandboxBank implements BankPort {

    /** The sandbox's account of a bank. */
    static final String NAME = "bank";
    private static final int LATE_ANSWER = 2;
    private final Clock clock;

    SandboxBank(Clock clock) {
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Outcome send(BankOrder order) {
        return switch (ending(order)) {
            case "01", "02", "04" -> Outcome.UNKNOWN;
            case "03" -> Outcome.refused("余额不足或账户不存在 not enough money, or no such account");
            default -> Outcome.done(clock.instant());
        };
    }

    @Override
    public Outcome ask(BankOrder order) {
        return switch (ending(order)) {
            case "02" -> Outcome.refused("未收到指令 the order was never received");
            case "04" -> order.asked() < LATE_ANSWER ? Outcome.UNKNOWN : Outcome.done(clock.instant());
            default -> Outcome.done(clock.instant());
        };
    }

    private static String ending(BankOrder order) {
        return order.account().substring(Math.max(0, order.account().length() - 2));
    }
}
