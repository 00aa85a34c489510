package org.tongguan.tariff.imports;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.reference.Code;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.ImportReport;
import org.tongguan.reference.Texts;
import org.tongguan.tariff.Tariff;
import org.tongguan.tariff.schedule.LawKind;
import org.tongguan.tariff.schedule.Rows;

/** Reads a file of any kind; writes nothing. */
@Component
class TariffReader {

    private final Texts texts;
    private final CodeLists codes;
    private final Tariff tariff;
    private final Clock clock;

    TariffReader(Texts texts, CodeLists codes, Tariff tariff, Clock clock) {
        this.texts = texts;
        this.codes = codes;
        this.tariff = tariff;
        this.clock = clock;
    }

    /** Hears how many rows are read, of about how many. */
    @FunctionalInterface
    interface Progress {
        void read(int done, int total);
    }

    /**
     * What a file says.
     *
     * @param rows   of the file, the header not counted
     * @param errors in the order of the file
     */
    record Read(String schedule, Map<LawKind, Rows<?>> byKind, Map<String, String> readings, int rows, List<ImportReport.RowError> errors) { }

    Read read(ImportKind kind, ImportOptions options, byte[] content, Progress progress) {
        Intake intake = new Intake(schedule(kind, options), options, texts);
        TableFile file = new TableFile(content);
        int[] done = {0};
        try {
            if (kind.own() == null) {
                Consumer<Csv.Row> rows = foreign(kind, intake);
                int total = file.estimate();
                file.each(ChinaSheet::isHeader, row -> {
                    if (!intake.isFull()) {
                        rows.accept(row);
                    }
                    progress.read(++done[0], total);
                });
                if (done[0] == 0) {
                    intake.error(1, "", "import.empty");
                }
                if (kind == ImportKind.JAPAN && intake.has(LawKind.AGREEMENT_RATES)) {
                    intake.with(LawKind.AGREEMENTS, LawKind.AGREEMENTS.read(TariffReader.class.getResourceAsStream("/data/outside/jp_agreements.csv"), texts));
                    intake.with(LawKind.PARTIES, LawKind.PARTIES.read(TariffReader.class.getResourceAsStream("/data/outside/jp_parties.csv"), texts));
                }
            } else {
                file.each(cells -> true, row -> progress.read(++done[0], file.estimate()));
                intake.with(kind.own(), kind.own().read(new ByteArrayInputStream(content), texts));
            }
        } catch (TableFile.Unreadable e) {
            intake.error(e.line(), "", e.key(), e.getMessage());
        }
        return new Read(intake.schedule(), intake.rows(), intake.readings(), done[0], intake.errors());
    }

    private static String schedule(ImportKind kind, ImportOptions options) {
        return switch (kind) {
            case JAPAN -> "JP";
            case US -> "US";
            case TARIC -> options.schedule() == null ? "GB" : options.schedule();
            default -> Tariff.HOME;
        };
    }

    private Consumer<Csv.Row> foreign(ImportKind kind, Intake intake) {
        return switch (kind) {
            case JAPAN -> new JapanSchedule(intake)::row;
            case US -> new UsDatabase(intake)::row;
            case TARIC -> new TaricMeasures(intake)::row;
            default -> {
                LocalDate day = intake.options().validFrom() == null ? LocalDate.now(clock) : intake.options().validFrom();
                yield new ChinaSheet(intake, tariff.schedule().agreements(day), name -> unit(name, day))::row;
            }
        };
    }

    private Optional<String> unit(String name, LocalDate day) {
        return codes.search("unit", name, day, 50).stream().filter(code -> code.name().zh().equals(name)).map(Code::code).findFirst();
    }

    /** What is said of a file on which the platform itself failed. */
    ImportReport broken() {
        return new ImportReport(0, List.of(new ImportReport.RowError(1, "", texts.get("import.broken"))));
    }
}
