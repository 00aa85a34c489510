/**
 * The language of cross-border e-commerce: the 42 messages of the edition of May 2022 (import 311 to 900, export 303 to 792 and 213 to 216),
 * read, checked and written by one table, {@code data/fields/ceb.csv}, and the envelope they travel in. This is a mass path: a list of
 * 3.4 kB is read and checked in a few microseconds.
 *
 * <p>What makes a whole message unreadable is thrown ({@link org.tongguan.formats.FormatException}); what is wrong with one document is a
 * finding of that document, and the other 99 go on.
 *
 * <p>Source: the General Administration of Customs' interface specification for enterprises, cross-border e-commerce, edition 2022-05.
 */
@org.springframework.modulith.NamedInterface("ceb")
package org.tongguan.formats.ceb;
