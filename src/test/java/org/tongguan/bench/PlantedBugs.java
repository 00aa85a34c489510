package org.tongguan.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shows that the bench has teeth: each planted bug must be found by the same rounds that find nothing in the platform as it is. */
final class PlantedBugs {

    private static final int MINUTES = 4;

    private PlantedBugs() { }

    /** Whether every one was found. */
    static boolean run(Path home, Path report) throws Exception {
        boolean all = true;
        List<String> lines = new ArrayList<>();
        for (Planted bug : List.of(Planted.ACKNOWLEDGE_FIRST, Planted.SYNCHRONOUS_COMMIT_OFF, Planted.NO_KEY, Planted.LOST_LIST)) {
            System.out.println("\nplanted: " + bug.property());
            List<String> found = find(home, bug);
            all &= !found.isEmpty();
            lines.add(found.isEmpty() ? "| " + bug.property() + " | NOT FOUND | |"
                    : "| " + bug.property() + " | found | " + HttpAnswer.cell(found.getFirst()) + " |");
            System.out.println(lines.getLast());
        }
        if (report != null) {
            CrashReport.write(report, CrashReport.Part.PLANTED, CrashReport.planted(lines));
        }
        return all;
    }

    static List<String> find(Path home, Planted bug) throws Exception {
        int kills = bug == Planted.NO_KEY || bug == Planted.LOST_LIST ? 2 : 8;
        CrashBench.Plan plan = new CrashBench.Plan(kills, 4, MINUTES, bug == Planted.NO_KEY ? 5 : 0, false, bug);
        return new CrashBench(home, new CrashLoad.Mixed(), plan).runAnew();
    }
}
