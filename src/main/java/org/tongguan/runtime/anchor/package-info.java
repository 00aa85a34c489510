/**
 * The journal's head told outside, so that not even whoever owns the database and its programs can rewrite the whole chain unseen: a line in a
 * file on other media, a message to a partner, a time stamp of an authority (RFC 3161). {@code ./tongguan verify-journal --anchors FILE} compares.
 */
@org.springframework.modulith.NamedInterface("anchor")
package org.tongguan.runtime.anchor;
