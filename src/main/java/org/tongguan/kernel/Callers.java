package org.tongguan.kernel;

/** Who may call, where many doors say the same: sets of {@link Role}s as the check before a handler reads them. A door for others names its roles itself. */
public final class Callers {

    /** Who decides cases. */
    public static final String OFFICERS = "hasAnyRole('OFFICER','SENIOR')";
    /** Officers, and who inspects for them. */
    public static final String INSPECTORS = "hasAnyRole('OFFICER','INSPECTOR','SENIOR')";
    /** All of customs. */
    public static final String OFFICIALS = "hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN')";
    /** Who files for a trader. */
    public static final String TRADERS = "hasAnyRole('DECLARANT','TRADER_MANAGER')";
    /** Who decides cases and who files them. */
    public static final String BOTH_SIDES = "hasAnyRole('OFFICER','SENIOR','DECLARANT','TRADER_MANAGER')";
    /** Who sees cases: all but those who only keep accounts, and traders. */
    public static final String CONCERNED = "hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','DECLARANT','TRADER_MANAGER')";
    /** All of customs, and traders. */
    public static final String EVERYBODY = "hasAnyRole('OFFICER','INSPECTOR','SENIOR','ANALYST','ADMIN','DECLARANT','TRADER_MANAGER')";

    private Callers() { }
}
