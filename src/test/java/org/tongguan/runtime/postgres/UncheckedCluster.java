package org.tongguan.runtime.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A cluster as somebody might have made it who did not know better: without data checksums. */
public final class UncheckedCluster {

    private UncheckedCluster() { }

    /** Makes it where {@link EmbeddedPostgres#start} will find and start it. */
    public static void make(Path home) throws IOException, InterruptedException {
        Path real = home.toRealPath();
        PostgresUser user = PostgresUser.forDirectory(real);
        Path binaries = PostgresBinaries.unpack(real);
        Files.writeString(real.resolve("password"), "an unchecked password");
        user.own(real);
        Process init = user.command(binaries.resolve("bin/initdb").toString(), "-D", real.resolve("pg").toString(), "-U", "postgres",
                "--auth=scram-sha-256", "--pwfile=" + real.resolve("password"), "--no-data-checksums", "--encoding=UTF8", "--locale=C")
                .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        if (init.waitFor() != 0) {
            throw new IOException("initdb failed");
        }
    }
}
