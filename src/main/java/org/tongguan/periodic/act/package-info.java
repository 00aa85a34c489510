/** What traders and officers do, and what is heard from other rooms. */
@org.springframework.modulith.NamedInterface("act")
package org.tongguan.periodic.act;
