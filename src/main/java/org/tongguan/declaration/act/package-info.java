/** What traders and officers do with a declaration that is lodged: amend, withdraw, decide, attach. Uses control and below. */
package org.tongguan.declaration.act;
