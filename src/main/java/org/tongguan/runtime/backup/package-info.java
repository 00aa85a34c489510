/**
 * A copy of the whole installation while it runs, and an installation made from such a copy: the cluster with the log it needs, the files beside
 * it, and a list of what there must be with its digests. Needs a connection and directories, nothing of the platform.
 */
@org.springframework.modulith.NamedInterface("backup")
package org.tongguan.runtime.backup;
