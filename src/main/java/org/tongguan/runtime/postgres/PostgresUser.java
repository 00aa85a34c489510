package org.tongguan.runtime.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Who runs the server: PostgreSQL refuses root, so as root we become {@code nobody}; otherwise ourselves. */
final class PostgresUser {

    private static final String SETPRIV = "setpriv";
    private final boolean root;
    private final boolean setpriv;

    private PostgresUser(boolean root, boolean setpriv) {
        this.root = root;
        this.setpriv = setpriv;
    }

    static PostgresUser forDirectory(Path home) throws IOException {
        boolean root = (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid") == 0;
        boolean setpriv = available();
        if (root && !setpriv) {
            throw new PostgresStartException("PostgreSQL does not run as root and 'setpriv' (package util-linux) is missing: "
                    + "install it, run as an ordinary user, or give --spring.datasource.url of a database server", "");
        }
        if (root) {
            reachable(home);
        }
        return new PostgresUser(root, setpriv);
    }

    private static void reachable(Path home) throws IOException {
        for (Path at = home.getParent(); at != null; at = at.getParent()) {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(at);
            if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
                throw new PostgresStartException("as root the database runs as user 'nobody', who cannot enter " + at
                        + ": give another directory with --data DIR (for example --data /var/lib/tongguan)", "");
            }
        }
    }

    private static boolean available() {
        return Stream.of(System.getenv().getOrDefault("PATH", "/usr/bin:/bin").split(":"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, SETPRIV)));
    }

    ProcessBuilder command(String... command) {
        List<String> all = new ArrayList<>();
        if (root) {
            all.addAll(List.of(SETPRIV, "--reuid=nobody", "--regid=nogroup", "--clear-groups"));
        }
        all.addAll(List.of(command));
        return clean(all);
    }

    /** As {@link #command}, and the kernel sends SIGINT (fast shutdown) when our thread ends, however we ended. */
    ProcessBuilder endingWithParent(List<String> command) {
        List<String> all = new ArrayList<>();
        if (setpriv) {
            all.add(SETPRIV);
            all.addAll(List.of("--pdeathsig", "INT"));
            if (root) {
                all.addAll(List.of("--reuid=nobody", "--regid=nogroup", "--clear-groups"));
            }
        }
        all.addAll(command);
        return clean(all);
    }

    private static ProcessBuilder clean(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(new java.io.File("/"));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        return builder;
    }

    /** Gives the directory and what is in it to the user who will run the server. */
    void own(Path home) throws IOException {
        if (!root) {
            return;
        }
        UserPrincipal nobody = home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
        if (nobody.equals(Files.getOwner(home.resolve("password")))) {
            return;
        }
        Process chown;
        try {
            chown = new ProcessBuilder("chown", "-R", "nobody:nogroup", home.toString()).inheritIO().start();
            if (!chown.waitFor(60, TimeUnit.SECONDS) || chown.exitValue() != 0) {
                throw new PostgresStartException("cannot give " + home + " to user 'nobody'", "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
