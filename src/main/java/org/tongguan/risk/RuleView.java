package org.tongguan.risk;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts.FindingView;

/**
 * A rule as people and the console see it: its newest version and how it has done over all versions.
 *
 * @param state         {@code DRAFT}, {@code ACTIVE}, {@code RETIRED}
 * @param version       newest version
 * @param activeVersion the version that is matched, null = none; behind {@code version} while a change waits for activation
 * @param hits          declarations it selected
 * @param inspected     of those, with an inspection result
 * @param found         of those, with something found
 * @param suppressed    hits set aside by white lists, not among {@code hits}
 * @param findings      warnings of the save that this answers; else empty
 * @param commands      what the reader may do with it now
 */
public record RuleView(UUID id, String code, String name, @Nullable String description, List<Condition> conditions, Action action,
                       @Nullable Department department, Set<Department> departments, String owner, @Nullable String office, LocalDate validFrom,
                       @Nullable LocalDate validTo, String state, Text reason,
                       @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable BigDecimal samplingPercent, int version,
                       @Nullable Integer activeVersion, long hits, long inspected, long found, long suppressed, @Nullable String savedBy,
                       @Nullable Instant savedAt, List<FindingView> findings, List<String> commands) { }
