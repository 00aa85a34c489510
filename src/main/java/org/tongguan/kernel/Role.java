package org.tongguan.kernel;

/** What an account may be. One account may hold several roles of its own side, never of two sides. */
public enum Role {
    /** Customs officer: works the queue, reviews, decides within own office. */
    OFFICER,
    /** Inspects goods and records results. */
    INSPECTOR,
    /** Approves what one officer alone may not: late amendments, withdrawals after control, overrides. */
    SENIOR,
    /** Writes and activates targeting rules. */
    ANALYST,
    /** Keeps accounts and offices; sees no case. */
    ADMIN,
    /** Files declarations for a trader. */
    DECLARANT,
    /** Manages a trader's accounts, tokens and webhooks; may also file. */
    TRADER_MANAGER,
    /** A bank's account: reports payments. */
    BANK,
    /** A terminal or carrier: reports arrivals, sees what may be picked up. */
    TERMINAL,
    /** One gate lane. */
    LANE;

    public boolean isOfficial() {
        return ordinal() <= ADMIN.ordinal();
    }
}
