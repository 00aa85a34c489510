/**
 * Our own launcher of PostgreSQL, on a data directory that survives restarts and crashes, which only the process's main class needs: everything
 * else is given a data source. And the check, of that or any other database, that nothing acknowledged can be lost.
 */
@org.springframework.modulith.NamedInterface("postgres")
package org.tongguan.runtime.postgres;
