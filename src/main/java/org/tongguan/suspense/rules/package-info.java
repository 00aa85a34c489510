/** What the law asks for, what a declaration says, and what goods owe. */
package org.tongguan.suspense.rules;
