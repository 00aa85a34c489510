package org.tongguan.declaration;

import java.util.UUID;

/**
 * A declaration that stood went on: its goods are released, or it was sent back, ended or withdrawn. Published in the transaction that made it so; not
 * for goods that nothing stood against, which are released as they are declared.
 */
public record DeclarationMoved(UUID id, DeclarationState to) { }
