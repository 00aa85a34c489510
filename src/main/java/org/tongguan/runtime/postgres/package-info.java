/**
 * Our own launcher of PostgreSQL, on a data directory that survives restarts and crashes. Only the process's main class needs it: everything
 * else is given a data source.
 */
@org.springframework.modulith.NamedInterface("postgres")
package org.tongguan.runtime.postgres;
