package org.tongguan.runtime.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** Unpacks the PostgreSQL server that ships with the platform for this processor, once per version, next to the data. */
final class PostgresBinaries {

    private PostgresBinaries() { }

    static Path unpack(Path home) throws IOException {
        String resource = "postgres-linux-" + architecture() + ".txz";
        try (InputStream found = PostgresBinaries.class.getResourceAsStream("/" + resource)) {
            if (found == null) {
                throw new PostgresStartException("no PostgreSQL binaries for this processor (" + System.getProperty("os.arch")
                        + "): give --spring.datasource.url of a database server", "");
            }
            int size = found.available();
            Path ready = home.resolve("bin-" + Integer.toHexString(size));
            if (Files.exists(ready.resolve("bin/postgres"))) {
                return ready;
            }
            Path making = home.resolve("bin.making");
            PostgresUser.deleteTree(making);
            PostgresUser.deleteTree(ready);
            untar(found, making);
            Files.move(making, ready, StandardCopyOption.ATOMIC_MOVE);
            return ready;
        }
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch").toLowerCase(Locale.ROOT)) {
            case "aarch64", "arm64" -> "arm_64";
            default -> "x86_64";
        };
    }

    private static void untar(InputStream compressed, Path target) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(compressed, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("archive entry outside its folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else if (entry.isSymbolicLink()) {
                    Files.createDirectories(path.getParent());
                    Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
                } else {
                    Files.createDirectories(path.getParent());
                    Files.copy(tar, path);
                    if ((entry.getMode() & 0100) != 0) {
                        Files.setPosixFilePermissions(path, executable());
                    }
                }
            }
        }
    }

    private static Set<PosixFilePermission> executable() {
        return EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE,
                PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_READ,
                PosixFilePermission.OTHERS_EXECUTE);
    }
}
