package org.tongguan.cargo;

import org.tongguan.kernel.SubjectRef;

/** The terminal will hand the goods over at the ship's side; told in the same transaction: they may be released before the ship berths. */
public record PickupConfirmed(SubjectRef subject) { }
