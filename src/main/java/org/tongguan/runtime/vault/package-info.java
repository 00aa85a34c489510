/** What must not be read from a stolen database: sealing of bodies, and keyed indexes of what is searched by. */
@org.springframework.modulith.NamedInterface("vault")
package org.tongguan.runtime.vault;
