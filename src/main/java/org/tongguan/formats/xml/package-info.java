/**
 * XML for the mass path: a scanner over bytes that lets in only what messages need, and the canonical form that signatures are made of.
 * No DOCTYPE, no entities but XML's own five, no processing instructions, UTF-8 only, names in ASCII, bounded depth.
 */
@org.springframework.modulith.NamedInterface("xml")
package org.tongguan.formats.xml;
