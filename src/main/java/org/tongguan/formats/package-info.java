/**
 * Codecs between bytes and the canonical document, all driven by one field dictionary ({@code data/fields}). No domain is known here.
 * A format is a column of the dictionary, so a pointer into the document can always be given back in the sender's own words.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel"})
package org.tongguan.formats;
