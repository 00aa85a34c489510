/** What is found out about a document before anything is written: findings, targets, taxes, fingerprint, green channel. Uses rules and store. */
package org.tongguan.declaration.screening;
