package org.tongguan.ecommerce;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a list. A list whose parts are all there and beyond doubt is released in the moment it comes. */
public final class ListProcedure {

    public static final Procedure<ListState, Void> TABLE = Procedure.<ListState, Void>named("retail-list", ListState.WAITING)
            .step(ListState.WAITING, "complete", ListState.RELEASED, "RetailListReleased")
            .step(ListState.WAITING, "doubt", ListState.REVIEW, "RetailListDoubted")
            .step(ListState.WAITING, "target", ListState.INSPECTION, "RetailListTargeted")
            .step(ListState.WAITING, "contradict", ListState.REJECTED, "RetailListRejected")
            .step(ListState.WAITING, "cancel", ListState.CANCELLED, "RetailListCancelled")
            .step(ListState.REVIEW, "release", ListState.RELEASED, "RetailListReleased", Role.OFFICER, Role.SENIOR)
            .step(ListState.REVIEW, "inspect", ListState.INSPECTION, "RetailListTargeted", Role.OFFICER, Role.SENIOR)
            .step(ListState.REVIEW, "reject", ListState.REJECTED, "RetailListRejected", Role.OFFICER, Role.SENIOR)
            .step(ListState.REVIEW, "cancel", ListState.CANCELLED, "RetailListCancelled")
            .step(ListState.INSPECTION, "release", ListState.RELEASED, "RetailListReleased", Role.INSPECTOR, Role.OFFICER, Role.SENIOR)
            .step(ListState.INSPECTION, "reject", ListState.REJECTED, "RetailListRejected", Role.OFFICER, Role.SENIOR)
            .step(ListState.INSPECTION, "send-back", ListState.RETURNED, "RetailListReturned", Role.OFFICER, Role.SENIOR)
            .step(ListState.RELEASED, "cancel", ListState.CANCELLED, "RetailListCancelled")
            .step(ListState.RELEASED, "sign", ListState.CLOSED, "RetailListClosed")
            .step(ListState.RELEASED, "return", ListState.RETURNED, "RetailListReturned", Role.OFFICER, Role.SENIOR)
            .step(ListState.CLOSED, "return", ListState.RETURNED, "RetailListReturned", Role.OFFICER, Role.SENIOR)
            .build();

    private ListProcedure() { }
}
