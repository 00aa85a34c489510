package org.tongguan.bench.fuzz;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Jazzer over every parser, each for so many minutes in a Java of its own, guided by what code an input reaches; what it found to be interesting is
 * kept under {@code target/fuzz} and is where the next run begins. Exit code 1 on any finding; the input lies beside the corpus.
 */
public final class FuzzBench {

    private static final String DRIVER = "com.code_intelligence.jazzer.Jazzer";
    private static final String INSTRUMENTED = "org.tongguan.**:org.dhatim.**:com.fasterxml.**:tools.jackson.**:org.yaml.**:com.webauthn4j.**:"
            + "org.bouncycastle.asn1.**:org.bouncycastle.tsp.**:org.bouncycastle.cms.**:org.bouncycastle.cert.**";

    private FuzzBench() { }

    public static void main(String[] args) throws Exception {
        Map<String, String> given = new HashMap<>();
        Arrays.stream(args).filter(a -> a.startsWith("--") && a.contains("=")).forEach(a -> given.put(a.substring(2).split("=")[0], a.split("=", 2)[1]));
        long seconds = given.containsKey("seconds") ? Long.parseLong(given.get("seconds")) : 60 * Long.parseLong(given.getOrDefault("minutes", "10"));
        List<FuzzTarget> targets = given.containsKey("targets") ? Arrays.stream(given.get("targets").split(",")).map(FuzzTarget::valueOf).toList()
                : List.of(FuzzTarget.values());
        boolean clean = true;
        for (FuzzTarget target : targets) {
            clean &= run(target, seconds);
        }
        System.exit(clean ? 0 : 1);
    }

    private static boolean run(FuzzTarget target, long seconds) throws IOException, InterruptedException {
        Path place = Path.of("target/fuzz", target.name());
        Path corpus = Files.createDirectories(place.resolve("corpus"));
        List<byte[]> seeds = target.seeds();
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path log = place.resolve("log");
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx1g", "-Xss2m",
                "--enable-native-access=ALL-UNNAMED", "-XX:+EnableDynamicAgentLoading", "-Dtongguan.fuzz.target=" + target, "-Dlogging.level.root=ERROR", "-cp",
                System.getProperty("java.class.path"), DRIVER, "--target_class=" + FuzzEntry.class.getName(), "--instrumentation_includes=" + INSTRUMENTED,
                "--custom_hook_includes=" + INSTRUMENTED, "--reproducer_path=" + place, "-artifact_prefix=" + place + "/", "-max_total_time=" + seconds,
                "-timeout=10", "-max_len=65536", "-rss_limit_mb=3000", corpus.toString()).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        int code = process.waitFor();
        List<String> said = Files.readAllLines(log);
        String last = said.reversed().stream().filter(l -> l.startsWith("#") || l.startsWith("Done ")).limit(2).reduce((a, b) -> b + "; " + a).orElse("");
        System.out.printf("%-17s %s  %s%n", target, code == 0 ? "nothing found" : "FOUND, see " + log, last);
        return code == 0;
    }
}
