/** What a password may not lean on. */
package org.tongguan.access.password;
