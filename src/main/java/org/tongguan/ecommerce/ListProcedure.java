package org.tongguan.ecommerce;

import java.util.function.Predicate;
import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/**
 * The life of a list. An import list whose parts are all there and beyond doubt is released in the moment it comes. An export list found in
 * order has passed: the arrival of its goods at the supervised site releases it, their departure closes it. What an inspection found is decided with its
 * order, as for declarations, and the list follows: released, or to an officer if something else is asked about it; a parcel that is detained is a
 * senior officer's. The specification knows no state for what is confiscated: it is told as rejected.
 */
public final class ListProcedure {

    private static final Predicate<RetailList> EXPORT = RetailList::isExport;
    private static final Predicate<RetailList> IMPORT = EXPORT.negate();

    public static final Procedure<ListState, RetailList> TABLE = Procedure.<ListState, RetailList>named("retail-list", ListState.WAITING)
            .step(ListState.WAITING, "complete", ListState.RELEASED, "RetailListReleased", IMPORT)
            .step(ListState.WAITING, "complete", ListState.PASSED, "RetailListPassed", EXPORT)
            .step(ListState.WAITING, "doubt", ListState.REVIEW, "RetailListDoubted")
            .step(ListState.WAITING, "target", ListState.INSPECTION, "RetailListTargeted")
            .step(ListState.WAITING, "contradict", ListState.REJECTED, "RetailListRejected")
            .step(ListState.WAITING, "cancel", ListState.CANCELLED, "RetailListCancelled")
            .step(ListState.REVIEW, "release", ListState.RELEASED, "RetailListReleased", IMPORT, Role.OFFICER, Role.SENIOR)
            .step(ListState.REVIEW, "release", ListState.PASSED, "RetailListPassed", EXPORT, Role.OFFICER, Role.SENIOR)
            .step(ListState.REVIEW, "inspect", ListState.INSPECTION, "RetailListTargeted", Role.OFFICER, Role.SENIOR)
            .step(ListState.REVIEW, "reject", ListState.REJECTED, "RetailListRejected", Role.OFFICER, Role.SENIOR)
            .step(ListState.REVIEW, "cancel", ListState.CANCELLED, "RetailListCancelled")
            .step(ListState.REVIEW, "detain", ListState.DETAINED, "RetailListDetained", Role.OFFICER, Role.SENIOR)
            .step(ListState.INSPECTION, "inspect", ListState.INSPECTION, "RetailListTargeted", Role.OFFICER, Role.SENIOR)
            .step(ListState.INSPECTION, "release", ListState.RELEASED, "RetailListReleased", IMPORT)
            .step(ListState.INSPECTION, "release", ListState.PASSED, "RetailListPassed", EXPORT)
            .step(ListState.INSPECTION, "doubt", ListState.REVIEW, "RetailListDoubted")
            .step(ListState.INSPECTION, "reject", ListState.REJECTED, "RetailListRejected")
            .step(ListState.INSPECTION, "send-back", ListState.RETURNED, "RetailListReturned", IMPORT)
            .step(ListState.INSPECTION, "detain", ListState.DETAINED, "RetailListDetained", Role.OFFICER, Role.SENIOR)
            .step(ListState.DETAINED, "detain", ListState.DETAINED, "RetailListDetained", Role.SENIOR)
            .step(ListState.DETAINED, "release", ListState.RELEASED, "RetailListReleased", IMPORT, Role.SENIOR)
            .step(ListState.DETAINED, "release", ListState.PASSED, "RetailListPassed", EXPORT, Role.SENIOR)
            .step(ListState.DETAINED, "send-back", ListState.RETURNED, "RetailListReturned", IMPORT, Role.SENIOR)
            .step(ListState.DETAINED, "confiscate", ListState.REJECTED, "RetailListConfiscated", Role.SENIOR)
            .step(ListState.PASSED, "arrive", ListState.RELEASED, "RetailListReleased", EXPORT)
            .step(ListState.PASSED, "cancel", ListState.CANCELLED, "RetailListCancelled", EXPORT)
            .step(ListState.RELEASED, "cancel", ListState.CANCELLED, "RetailListCancelled")
            .step(ListState.RELEASED, "sign", ListState.CLOSED, "RetailListClosed", IMPORT)
            .step(ListState.RELEASED, "depart", ListState.CLOSED, "RetailListClosed", EXPORT)
            .step(ListState.RELEASED, "return", ListState.RETURNED, "RetailListReturned", IMPORT, Role.OFFICER, Role.SENIOR)
            .step(ListState.CLOSED, "return", ListState.RETURNED, "RetailListReturned", IMPORT, Role.OFFICER, Role.SENIOR)
            .step(ListState.CLOSED, "come-back", ListState.RETURNED, "RetailListReturned", EXPORT)
            .build();

    private ListProcedure() { }
}
