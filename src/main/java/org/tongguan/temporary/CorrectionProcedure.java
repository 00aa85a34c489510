package org.tongguan.temporary;

import static org.tongguan.temporary.Correction.State.ASKED;
import static org.tongguan.temporary.Correction.State.DONE;
import static org.tongguan.temporary.Correction.State.REFUSED;

import org.tongguan.kernel.Procedure;
import org.tongguan.kernel.Role;

/** The life of a correction: asked for by who files the list, decided by an officer. */
public final class CorrectionProcedure {

    public static final Procedure<Correction.State, Correction> TABLE = Procedure.<Correction.State, Correction>named("temporary-correction", ASKED)
            .step(ASKED, "confirm", DONE, "TemporaryItemCorrected", Role.OFFICER, Role.SENIOR)
            .step(ASKED, "refuse", REFUSED, "TemporaryCorrectionRefused", Role.OFFICER, Role.SENIOR)
            .build();

    private CorrectionProcedure() { }
}
