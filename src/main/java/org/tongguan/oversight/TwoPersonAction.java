package org.tongguan.oversight;

import java.util.Set;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Role;

/** An action that takes two persons; implemented by the module it belongs to, found by its kind. */
public interface TwoPersonAction {

    /** Stable word of the API and the texts ({@code two-persons.kind.<kind>}), e.g. {@code lift-stop}. */
    String kind();

    /** Who may be the second person. */
    Set<Role> confirmers();

    /** Locks the subject, before the request itself is: whoever commands at the subject's own door locks in that order too. */
    default void lock(TwoPersonRequest request) { }

    /** Does it, within the running transaction, which is the second person's. Throws where it is no longer possible. */
    void carryOut(Actor second, TwoPersonRequest request);
}
