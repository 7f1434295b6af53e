package io.switchlog.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.log.BulkAppend;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.privacy.Sealed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** The past that benchmarks read is one that the log and the projections take, and one in which everything happens. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SimulationTest {
    private static final int INTERACTIONS = 1_500;
    private static final Instant END = Instant.parse("2026-03-02T14:00:00Z");

    private Centre centre;
    private JdbcTemplate sql;
    private Simulation.Result result;

    @BeforeAll
    void simulate(@TempDir Path directory) throws Exception {
        centre = new Centre(directory);
        sql = new JdbcTemplate(centre.owner);
        Report silent = new Report(new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
        result = LongPast.append(centre, INTERACTIONS, silent);
        centre.catchUp();
    }

    @AfterAll
    void close() {
        centre.close();
    }

    @Test
    void allProjectionsTakeItToItsEnd() {
        assertThat(sql.queryForList("select name || ': ' || error from projection.position where error is not null"))
                .isEmpty();
        assertThat(sql.queryForObject("select min(position) from projection.position", Long.class))
                .isEqualTo(result.events());
        assertThat(sql.queryForObject("select count(*) from directory.interaction", Integer.class))
                .isEqualTo(result.interactions())
                .isBetween(INTERACTIONS * 9 / 10, INTERACTIONS * 11 / 10);
    }

    @Test
    void everythingHappensThatABoardOrAReportShows() {
        Set<String> names = new TreeSet<>();
        LogReader log = centre.commandSide.log().reader();
        List<StoredEvent> batch = log.after(0, 1_000);
        while (!batch.isEmpty()) {
            batch.forEach(stored -> names.add(stored.event().getClass().getSimpleName()));
            batch = log.after(batch.get(batch.size() - 1).position(), 1_000);
        }

        assertThat(names)
                .contains(
                        "AgentLoggedIn",
                        "AgentLoggedOut",
                        "AgentPaused",
                        "AgentUnpaused",
                        "AgentTabOpened",
                        "AgentTabClosed",
                        "AgentWrapUpBegan",
                        "AgentWrapUpEnded",
                        "InteractionAccepted",
                        "InteractionClosed",
                        "InteractionOfferExpired",
                        "InteractionOfferRejected",
                        "InteractionOfferRescinded",
                        "InteractionTimedOut",
                        "InteractionAbandoned",
                        "InteractionTransferred",
                        "InteractionMessageReceived",
                        "InteractionMessageSent");
    }

    @Test
    void whoHasAnInteractionIsWhoSeesItOnTheDesktop() {
        assertThat(sql.queryForList("""
                        select d.interaction_id from directory.interaction d
                        where (d.status = 'accepted')
                              <> exists (select from history.engagement e
                                         where e.interaction_id = d.interaction_id and e.closed_at is null)""", String.class)).isEmpty();
    }

    @Test
    void theSameSeedGivesTheSameDays() {
        assertThat(told(7)).isEqualTo(told(7)).isNotEqualTo(told(8));
    }

    private static List<Object> told(long seed) {
        List<Object> told = new ArrayList<>();
        Simulation simulation =
                new Simulation(seed, INTERACTIONS, END, Sealed::new, (BulkAppend batch) -> told.add(batch.size()));
        told.add(simulation.run());
        return told;
    }
}
