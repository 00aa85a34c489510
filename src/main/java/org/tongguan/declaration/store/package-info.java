/** The module's SQL, and what it keeps. Lowest part of the module, beside the rules. */
package org.tongguan.declaration.store;
