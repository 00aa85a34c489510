/** The rule book: named rules over the document, pure functions that tell findings. Knows no database; lowest part of the module. */
package org.tongguan.declaration.rules;
