package io.switchlog.projection;

import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.interaction.RandomHistory;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Not a test: {@code mvn -pl projections test -Dtest=ReplaySpeed} prints what a replay costs. */
class ReplaySpeed {
    private static final int EVENTS = 300_000;

    @Test
    void measure() throws Exception {
        Database database = Database.fresh();
        EventLog log = new EventLog(database);
        List<Recorded> events = new RandomHistory(1).events(EVENTS);
        for (int from = 0; from < events.size(); from += 20_000) {
            log.append(events.subList(from, Math.min(events.size(), from + 20_000)));
        }
        database.run("analyze");
        for (int batch : new int[] {10_000}) {
            measure(database, batch);
        }
    }

    private static void measure(Database database, int batch) throws Exception {
        System.out.println("batch " + batch);
        Projector projector = TestProjector.projector(database, batch);
        for (int i = 0; i < 3; i++) {
            Projector.Replay reports = projector.replay(projector.tables().stream()
                    .filter(name -> name.startsWith("report."))
                    .collect(Collectors.toSet()));
            System.out.println("reports: " + reports);
            System.out.println("insert-select: " + insertSelect(database));
            System.out.println("all tables: " + projector.replay(projector.tables()));
        }
        System.out.println(
                database.rows("select count(*), count(*) filter (where reason is null) from report.report_all_queue"));
    }

    private static long insertSelect(Database database) {
        database.run("create schema if not exists bare");
        long millis = 0;
        for (String channel : List.of("chat", "email", "sms", "openchannel", "fax", "whatsapp")) {
            String table = "report_" + channel + "_queue";
            database.run("drop table if exists bare." + table);
            database.run("create table bare." + table + " (like report." + table + " including all)");
            String columns = String.join(
                    ", ",
                    database.rows("select attname from pg_attribute where attrelid = 'report." + table
                            + "'::regclass and attnum > 0 and attgenerated = ''"));
            long began = System.nanoTime();
            database.run(
                    "insert into bare." + table + " (" + columns + ") select " + columns + " from report." + table);
            millis += (System.nanoTime() - began) / 1_000_000;
        }
        return millis;
    }
}
