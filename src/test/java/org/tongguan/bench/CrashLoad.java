package org.tongguan.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;
import org.tongguan.ledger.TrialBalance;

/** What is sent while the platform is killed again and again, and how one sees afterwards that all of it is there, once. */
interface CrashLoad {

    /** The requests of these senders. */
    LongFunction<byte[]> requests(List<Preparation.Sender> senders) throws IOException;

    /** Puts into the database what the load needs beside its senders. */
    void prepare(Connection connection, List<Preparation.Sender> senders) throws SQLException;

    /** What is wrong with the books; {@code last} after all was sent. */
    List<String> wrong(Connection connection, boolean last) throws SQLException;

    /** Whether that number comes in as a message, which the platform refuses when room is scarce; transfers of the bench come by its own door. */
    default boolean isMessage(long number) {
        return true;
    }

    /** What the database keeps of every acknowledged message, by the message's id: {@link #mark} says what it must be. */
    Map<String, String> stored(Connection connection) throws SQLException;

    /** What must be kept of that message. */
    String mark(long number);

    /** Import and export declarations. */
    final class Declarations implements CrashLoad {

        @Override
        public LongFunction<byte[]> requests(List<Preparation.Sender> senders) throws IOException {
            List<MessageTemplate> templates = new ArrayList<>();
            for (Preparation.Sender sender : senders) {
                templates.add(MessageTemplate.of(sender, "import"));
                templates.add(MessageTemplate.of(sender, "export"));
            }
            return n -> templates.get((int) (n % templates.size())).request(n);
        }

        @Override
        public void prepare(Connection connection, List<Preparation.Sender> senders) { }

        @Override
        public List<String> wrong(Connection connection, boolean last) throws SQLException {
            return Books.wrong(connection);
        }

        @Override
        public Map<String, String> stored(Connection connection) throws SQLException {
            return pairs(connection, "select m.id::text, d.client_reference from message m join declaration d on d.id = m.subject_id where m.accepted");
        }

        @Override
        public String mark(long number) {
            return MessageTemplate.reference(number);
        }
    }

    /** Orders, payments, waybills and lists of cross-border e-commerce, mixed. */
    final class Ecommerce implements CrashLoad {

        private static final int DOCUMENTS = 20;
        private static final int[] MIX = {3, 0, 2, 1};
        /** Fen: one firm's guarantee is used up under load, and few people buy a tenth of everything, so that limits are met. */
        private static final long SMALL_GUARANTEE = 2_000_000;
        private static final int FEW = 5;
        private static final String UNTAKEN = """
                select count(*) from (select substring(uuid_send(id) from 1 for 15) as b from message where accepted and kind like 'CEB%%') m
                left join (select substring(uuid_send(id) from 1 for 15) as b, count(*) as n
                           from (select id from ecommerce_list union all select id from ecommerce_part) d group by 1) d on d.b = m.b
                where d.n is distinct from %d""".formatted(DOCUMENTS);
        private final List<List<RetailTemplate>> templates = new ArrayList<>();

        @Override
        public LongFunction<byte[]> requests(List<Preparation.Sender> senders) {
            for (RetailTemplate.Kind kind : RetailTemplate.Kind.values()) {
                templates.add(senders.stream().map(s -> RetailTemplate.of(s, kind, DOCUMENTS, 2).boughtByFew(FEW)).toList());
            }
            return n -> template(n).request(n / 4);
        }

        private RetailTemplate template(long number) {
            List<RetailTemplate> of = templates.get(MIX[(int) ((number + number / 4) % 4)]);
            return of.get((int) (number / 4 % of.size()));
        }

        @Override
        public void prepare(Connection connection, List<Preparation.Sender> senders) throws SQLException {
            try (Statement statement = connection.createStatement()) {
                for (Preparation.Sender sender : senders) {
                    long fen = sender == senders.getFirst() ? SMALL_GUARANTEE : 900_000_000_000L;
                    statement.execute("insert into ecommerce_guarantee values ('" + sender.trader().customsCode() + "', " + fen + ")");
                }
            }
        }

        @Override
        public List<String> wrong(Connection connection, boolean last) throws SQLException {
            List<String> wrong = new ArrayList<>(RetailBooks.wrong(connection, last));
            Books.none(connection, wrong, "messages without each of their documents", UNTAKEN);
            long doubled = Books.count(connection, "select count(*) - count(distinct number) from ecommerce_list");
            if (doubled != 0) {
                wrong.add(doubled + " lists of one number");
            }
            return wrong;
        }

        @Override
        public Map<String, String> stored(Connection connection) throws SQLException {
            return pairs(connection, "select id::text, split_part(key, ':', 2) from message where accepted and kind like 'CEB%'");
        }

        @Override
        public String mark(long number) {
            return template(number).guid(number / 4);
        }
    }

    /** Transfers of the ledger: posted at once, set aside and posted, set aside and given back. */
    final class Transfers implements CrashLoad {

        @Override
        public LongFunction<byte[]> requests(List<Preparation.Sender> senders) {
            String token = senders.getFirst().token();
            return n -> ("POST " + CrashDoor.PATH + "transfers/" + n + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                    + "\r\nContent-Length: 0\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        }

        @Override
        public void prepare(Connection connection, List<Preparation.Sender> senders) { }

        @Override
        public List<String> wrong(Connection connection, boolean last) throws SQLException {
            List<String> wrong = new ArrayList<>();
            Books.none(connection, wrong, "transfers made twice", """
                    select count(*) - count(distinct split_part(key, ':', 2)) from ledger_transfer where key like 'bench:%'""");
            Books.none(connection, wrong, "reservations made twice", """
                    select count(*) - count(distinct split_part(key, ':', 2)) from ledger_pending where key like 'bench:%'""");
            TrialBalance.of(connection).faults().forEach(f -> wrong.add("trial balance: " + f.code() + " x" + f.count() + ", " + f.first()));
            connection.rollback();
            return wrong;
        }

        @Override
        public Map<String, String> stored(Connection connection) throws SQLException {
            return pairs(connection, """
                    select id::text, key || ':POSTED' from ledger_transfer where key like 'bench:%' union all
                    select p.id::text, p.key || ':' || o.outcome from ledger_pending p join ledger_outcome o on o.pending_id = p.id
                    where p.key like 'bench:%' and o.outcome <> 'POSTED'""");
        }

        @Override
        public String mark(long number) {
            return CrashDoor.Transfers.mark(number);
        }

        @Override
        public boolean isMessage(long number) {
            return false;
        }
    }

    /** Declarations, documents of e-commerce and transfers at the same time. */
    final class Mixed implements CrashLoad {

        private final List<CrashLoad> parts = List.of(new Declarations(), new Ecommerce(), new Transfers());

        private CrashLoad part(long number) {
            return parts.get((int) (number % parts.size()));
        }

        @Override
        public LongFunction<byte[]> requests(List<Preparation.Sender> senders) throws IOException {
            List<LongFunction<byte[]>> all = new ArrayList<>();
            for (CrashLoad part : parts) {
                all.add(part.requests(senders));
            }
            return n -> all.get((int) (n % all.size())).apply(n / all.size());
        }

        @Override
        public void prepare(Connection connection, List<Preparation.Sender> senders) throws SQLException {
            for (CrashLoad part : parts) {
                part.prepare(connection, senders);
            }
        }

        @Override
        public List<String> wrong(Connection connection, boolean last) throws SQLException {
            Set<String> wrong = new LinkedHashSet<>();
            for (CrashLoad part : parts) {
                wrong.addAll(part.wrong(connection, last));
            }
            return List.copyOf(wrong);
        }

        @Override
        public Map<String, String> stored(Connection connection) throws SQLException {
            Map<String, String> stored = new HashMap<>();
            for (CrashLoad part : parts) {
                stored.putAll(part.stored(connection));
            }
            return stored;
        }

        @Override
        public String mark(long number) {
            return part(number).mark(number / parts.size());
        }

        @Override
        public boolean isMessage(long number) {
            return part(number).isMessage(number / parts.size());
        }
    }

    private static Map<String, String> pairs(Connection connection, String sql) throws SQLException {
        Map<String, String> pairs = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rs = statement.executeQuery(sql)) {
            while (rs.next()) {
                pairs.put(rs.getString(1), rs.getString(2));
            }
        }
        return pairs;
    }
}
