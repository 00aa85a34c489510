package org.tongguan.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.tongguan.access.SandboxAccounts;
import org.tongguan.access.Tokens;
import org.tongguan.kernel.Actor;
import org.tongguan.sample.SampleData.Person;

/**
 * Writes down how to come in: {@code sample-tokens}, the API tokens that the command line uses (readable by its owner only), and
 * {@code log-ins}, the table of accounts that the launcher prints.
 */
@Component
class Papers {

    private static final String OWNER_ONLY = "rw-------";
    private final Tokens tokens;

    Papers(Tokens tokens) {
        this.tokens = tokens;
    }

    /** Writes both files where they are missing. */
    void write(Path home, SampleData data, Map<String, Actor> people) {
        try {
            Files.createDirectories(home);
            if (!Files.exists(home.resolve("sample-tokens"))) {
                save(home.resolve("sample-tokens"), data.people.stream().filter(p -> p.token() != null)
                        .map(p -> p.token() + "=" + tokens.create(people.get(p.username()), "sample").token() + "\n").collect(Collectors.joining()));
            }
            save(home.resolve("log-ins"), table(data));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write into " + home, e);
        }
    }

    /** Complete or not there: written under another name and moved. */
    private static void save(Path file, String text) throws IOException {
        Path making = file.resolveSibling(file.getFileName() + ".making");
        Files.deleteIfExists(making);
        Files.createFile(making, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER_ONLY)));
        Files.writeString(making, text);
        Files.move(making, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static String table(SampleData data) {
        StringBuilder table = new StringBuilder("示例账号 Sample log-ins    密码 password: ").append(SandboxAccounts.PASSWORD).append("\n\n");
        for (Person person : data.people) {
            table.append("  %-14s %s%n  %-14s %s%n".formatted(person.username(), person.who().zh(), "", person.who().en()));
        }
        return table.toString();
    }
}
