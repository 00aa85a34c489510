/**
 * Parquet files of flat rows (Apache Parquet format 2.x, data pages of version 1), for what leaves the database and must stay readable by anybody's tools.
 * Written by a small writer of our own, since no library that writes them comes without a tree of others; read by Hardwood, which knows nothing of our
 * writer: whatever it reads back is a Parquet file. docs/decisions/20.
 */
@org.springframework.modulith.NamedInterface("parquet")
package org.tongguan.formats.parquet;
