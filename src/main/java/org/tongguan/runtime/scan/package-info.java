/** What is handed out as it came goes past the operator's scanner first. */
@org.springframework.modulith.NamedInterface("scan")
package org.tongguan.runtime.scan;
