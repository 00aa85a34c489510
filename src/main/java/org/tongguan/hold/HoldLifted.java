package org.tongguan.hold;

import org.tongguan.kernel.SubjectRef;

/** A hold was lifted; told inside the same transaction, so that whoever can now go on does so with it. */
public record HoldLifted(SubjectRef subject, HoldReason reason, boolean lastOpen) { }
