package org.tongguan.declaration;

/**
 * A declaration that stands, or whose goods are released, reads otherwise from now on. Published in the transaction that made it so, before its controls
 * look again: who keeps something by what it said follows, or refuses, and then nothing is amended.
 *
 * @param before as it read until now, in the same state
 * @param by     who wanted it so
 */
public record DeclarationAmended(Declaration before, Declaration after, String by, String reason) { }
