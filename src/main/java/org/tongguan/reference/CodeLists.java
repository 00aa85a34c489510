package org.tongguan.reference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Csv;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;

/** The code lists, in memory: the files under {@code data/codes}, then the rows of table {@code code_entry}. */
@Component
public class CodeLists {

    /** Usual prices of retail goods, by tariff line and unit. */
    public static final String RETAIL_PRICES = "retail_price";
    /** Lists that an administration fills for itself: shipped empty, and shown to officials only. */
    private static final Set<String> OFFICIAL = Set.of(RETAIL_PRICES);
    private static final LocalDate EVER = LocalDate.of(1949, 10, 1);
    private final JdbcClient jdbc;
    private final Map<String, Map<String, List<Code>>> shipped;
    private volatile Map<String, Map<String, List<Code>>> lists;

    CodeLists(JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.shipped = shipped();
        reload();
    }

    private static Map<String, Map<String, List<Code>>> shipped() {
        Map<String, Map<String, List<Code>>> lists = new TreeMap<>();
        OFFICIAL.forEach(name -> lists.put(name, new LinkedHashMap<>()));
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:data/codes/*.csv")) {
                String name = String.valueOf(file.getFilename()).replace(".csv", "");
                try (InputStream in = file.getInputStream()) {
                    Csv.read(in, row -> add(lists, code(name, row)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("data/codes", e);
        }
        return lists;
    }

    /** A code as it stands in a file of the {@code data/codes} layout. */
    static Code code(String list, Csv.Row row) {
        String from = row.get("valid_from");
        String to = row.get("valid_to");
        return new Code(list, row.get("code"), Text.of(row.get("name_zh"), row.get("name_en")), attributes(row.get("attributes")),
                from.isEmpty() ? EVER : LocalDate.parse(from), to.isEmpty() ? null : LocalDate.parse(to), row.get("source"));
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (String part : text.split(";")) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                attributes.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
            }
        }
        return attributes;
    }

    private static void add(Map<String, Map<String, List<Code>>> lists, Code code) {
        lists.computeIfAbsent(code.list(), l -> new LinkedHashMap<>()).computeIfAbsent(code.code(), c -> new ArrayList<>(1)).add(code);
    }

    /** Reads the administration's own rows again, after an import. */
    public final void reload() {
        Map<String, Map<String, List<Code>>> fresh = new HashMap<>();
        shipped.forEach((list, codes) -> {
            Map<String, List<Code>> copy = new LinkedHashMap<>();
            codes.forEach((code, versions) -> copy.put(code, new ArrayList<>(versions)));
            fresh.put(list, copy);
        });
        jdbc.sql("select list, code, name_zh, name_en, attributes, valid_from, valid_to, source from code_entry order by list, code, valid_from")
                .query((rs, i) -> new Code(rs.getString(1), rs.getString(2), Text.of(rs.getString(3), rs.getString(4)), attributes(rs.getString(5)),
                        rs.getObject(6, LocalDate.class), rs.getObject(7, LocalDate.class), rs.getString(8))).list()
                .forEach(own -> {
                    // An own row replaces shipped ones of the same beginning.
                    fresh.computeIfAbsent(own.list(), l -> new LinkedHashMap<>()).computeIfAbsent(own.code(), c -> new ArrayList<>())
                            .removeIf(version -> version.validFrom().equals(own.validFrom()));
                    add(fresh, own);
                });
        lists = fresh;
    }

    /** A list with all validities of its codes; another map after every {@link #reload}. NOT_FOUND {@code code-list} for an unknown list. */
    public Map<String, List<Code>> all(String list) {
        return list(list);
    }

    /** All validities of a code, possibly none. NOT_FOUND {@code code-list} for an unknown list. */
    List<Code> versions(String list, String code) {
        return list(list).getOrDefault(code, List.of());
    }

    /** The code as valid on that day. */
    public Optional<Code> find(String list, String code, LocalDate day) {
        if (code == null) {
            return Optional.empty();
        }
        List<Code> versions = list(list).get(code);
        if (versions == null) {
            return Optional.empty();
        }
        for (Code version : versions) {
            if (version.isValidOn(day)) {
                return Optional.of(version);
            }
        }
        return Optional.empty();
    }

    public boolean isValid(String list, String code, LocalDate day) {
        return find(list, code, day).isPresent();
    }

    /** The code's name for people; the code itself when it is not in the list. */
    public Text name(String list, String code, LocalDate day) {
        return find(list, code, day).map(Code::name).orElse(Text.of(code, code));
    }

    /** Whether only officials are shown that list. */
    static boolean isForOfficials(String list) {
        return OFFICIAL.contains(list);
    }

    public Set<String> names() {
        return lists.keySet();
    }

    public int size(String list) {
        return list(list).size();
    }

    /** Codes valid on that day whose code begins with, or whose names contain, the query; best first: code, then name. */
    public List<Code> search(String list, String query, LocalDate day, int limit) {
        String wanted = query == null ? "" : query.strip().toLowerCase(Locale.ROOT);
        List<Code> byCode = new ArrayList<>();
        List<Code> byName = new ArrayList<>();
        for (List<Code> versions : list(list).values()) {
            for (Code code : versions) {
                if (!code.isValidOn(day)) {
                    continue;
                }
                if (code.code().toLowerCase(Locale.ROOT).startsWith(wanted)) {
                    byCode.add(code);
                } else if (code.name().zh().contains(wanted) || code.name().en().toLowerCase(Locale.ROOT).contains(wanted)) {
                    byName.add(code);
                }
            }
        }
        byCode.addAll(byName);
        return byCode.subList(0, Math.min(limit, byCode.size()));
    }

    /**
     * The code that people mean by a text: the code, also without the zeros in front that spreadsheet programs drop, or either name in full.
     *
     * @param digits of the list's codes; 0 = they are no numbers of one length
     */
    public Optional<String> meant(String list, String text, LocalDate day, int digits) {
        String padded = digits > 0 && text.matches("[0-9]+") ? "0".repeat(Math.max(0, digits - text.length())) + text : text.toUpperCase(Locale.ROOT);
        if (isValid(list, padded, day)) {
            return Optional.of(padded);
        }
        List<Code> named = search(list, text, day, size(list)).stream().filter(c -> c.code().equalsIgnoreCase(text) || c.name().zh().equals(text)
                || c.name().en().equalsIgnoreCase(text)).toList();
        return named.size() == 1 ? Optional.of(named.getFirst().code()) : Optional.empty();
    }

    private Map<String, List<Code>> list(String list) {
        Map<String, List<Code>> found = lists.get(list);
        if (found == null) {
            throw new PlatformException(ErrorCode.NOT_FOUND, "code-list", list);
        }
        return found;
    }
}
