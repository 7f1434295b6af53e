package io.switchlog.projection.agent;

import static io.switchlog.messages.Channel.CHAT;
import static io.switchlog.messages.Channel.EMAIL;
import static io.switchlog.messages.queue.Strategy.RRMEMORY;
import static io.switchlog.projection.Story.agent;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.AgentProfileEvent.AgentRenamed;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.AcceptMode;
import io.switchlog.messages.interaction.RescindCause;
import io.switchlog.messages.settings.SettingsEvent.TabLimitChanged;
import io.switchlog.projection.Database;
import io.switchlog.projection.EventLog;
import io.switchlog.projection.EventLog.Recorded;
import io.switchlog.projection.Events;
import io.switchlog.projection.Story;
import io.switchlog.projection.TestProjector;
import io.switchlog.projection.interaction.RandomHistory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentReportTableTest {
    private static final String ROWS = """
            select state, pause_reason, extract(epoch from left_at - entered_at)::numeric(12, 6), open_interactions,
                   first_event_seq, last_event_seq
            from report.report_agent where %s order by first_event_seq""";
    private static final String UNIFIED = ROWS.formatted("axis = 'unified'");
    private static final String CHAT_ONLY = ROWS.formatted("axis = 'channel' and channel = 'chat'");
    private static final Channel[] ALL = Arrays.stream(Channel.values())
            .filter(channel -> channel != Channel.UNKNOWN)
            .toArray(Channel[]::new);

    private final TestProjector projections = new TestProjector();
    private final Story story = new Story().agentCreated("anna").after(10).loggedIn("anna", "s");

    @Test
    void aConversationIsOfferedThenKeepsTheAgentBusyAndThenLetsHimWrapUp() {
        projections.given(story.after(20)
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(3)
                .command("accept")
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, Story.NINE)
                .after(60)
                .command("close")
                .closed("1", CHAT, "anna", "sold")
                .after(0.000007)
                .event(Events.wrapUpBegan("anna", "s", CHAT, Story.NINE))
                .after(15)
                .command("end")
                .event(Events.wrapUpEnded("anna", "s", CHAT)));

        assertThat(projections.rows(UNIFIED))
                .containsExactly(
                        "LOGGED_OUT | - | 10.000000 | 0 | 1 | 2",
                        "AVAILABLE | - | 20.000000 | 0 | 2 | 5",
                        "OFFERED | - | 3.000000 | 0 | 5 | 6",
                        "BUSY | - | 60.000000 | 1 | 6 | 7",
                        "WRAP_UP | - | 15.000007 | 0 | 7 | 9",
                        "AVAILABLE | - | - | 0 | 9 | 9");
        assertThat(projections.rows(CHAT_ONLY)).isEqualTo(projections.rows(UNIFIED));
        assertThat(projections.rows(ROWS.formatted("channel = 'email'")))
                .containsExactly("LOGGED_OUT | - | 10.000000 | 0 | 1 | 2", "AVAILABLE | - | - | 0 | 2 | 2");
        assertThat(projections.rows("""
                        select count(*), count(distinct agent_name), max(agent_name), count(*) filter (where left_at is null)
                        from report.report_agent""")).containsExactly("24 | 1 | anna Full | 8");
    }

    @Test
    @Tag("AG-34")
    void whoIsRenamedHasHisNewNameInWhatLastsAndInWhatComes() {
        projections.given(story.after(20)
                .event(new AgentRenamed(agent("anna"), Story.sealed("anna Full"), Story.sealed("Anna New")))
                .after(5)
                .command("out")
                .loggedOut("anna", "s"));

        assertThat(projections.rows("""
                        select agent_name, state, first_event_seq, last_event_seq from report.report_agent
                        where axis = 'unified' order by first_event_seq"""))
                .containsExactly(
                        "anna Full | LOGGED_OUT | 1 | 2",
                        "Anna New | AVAILABLE | 2 | 4",
                        "Anna New | LOGGED_OUT | 4 | 4");
    }

    @Test
    void heIsBusyWithOneConversationAfterTheOtherInOneInterval() {
        projections.given(story.after(20)
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.MANUAL, Story.NINE)
                .received("2", EMAIL, "site")
                .queued("2", 1, EMAIL, "A", RRMEMORY)
                .after(5)
                .offered("2", 1, EMAIL, "A", "anna")
                .accepted("2", 1, EMAIL, "A", "anna", AcceptMode.MANUAL, Story.NINE)
                .after(7)
                .closed("1", CHAT, "anna", "sold"));

        assertThat(projections.rows(UNIFIED).get(2)).startsWith("BUSY | - | - | 1");
        assertThat(projections.rows(CHAT_ONLY).subList(2, 4))
                .containsExactly("BUSY | - | 12.000000 | 1 | 5 | 11", "AVAILABLE | - | - | 0 | 11 | 11");
        assertThat(projections.rows(ROWS.formatted("channel = 'email'")).get(2)).startsWith("BUSY | - | - | 1");
    }

    @Test
    void heIsPausedAsAWholeWhenHePausesOnEveryChannel() {
        projections.given(story.after(1)
                .paused("anna", "s", "lunch", CHAT)
                .after(2)
                .paused(
                        "anna",
                        "s",
                        "lunch",
                        Arrays.stream(ALL).filter(c -> c != CHAT).toArray(Channel[]::new))
                .after(4)
                .event(Events.paused("anna", "s", "training", true, null, EMAIL))
                .after(8)
                .unpaused("anna", "s", EMAIL));

        assertThat(projections.rows(UNIFIED))
                .containsExactly(
                        "LOGGED_OUT | - | 10.000000 | 0 | 1 | 2",
                        "AVAILABLE | - | 3.000000 | 0 | 2 | 4",
                        "PAUSED | lunch | 4.000000 | 0 | 4 | 5",
                        "PAUSED | - | 8.000000 | 0 | 5 | 6",
                        "AVAILABLE | - | - | 0 | 6 | 6");
        assertThat(projections.rows("select distinct state, pause_reason, productive from report.report_agent "
                        + "where channel = 'email' and state = 'PAUSED' order by 2"))
                .containsExactly("PAUSED | lunch | -", "PAUSED | training | t");
    }

    @Test
    void whatRingsShowsBeforeThatHeDoesNotRespondAndWhatIsOpenSurvivesHisSession() {
        projections.given(story.after(1)
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(1)
                .event(Events.stoppedResponding("anna", "s"))
                .after(1)
                .rescinded("1", 1, CHAT, "anna", RescindCause.ABANDONED)
                .after(1)
                .event(Events.returned("anna", "s"))
                .after(1)
                .offered("1", 1, CHAT, "A", "anna")
                .accepted("1", 1, CHAT, "A", "anna", AcceptMode.AUTO, Story.NINE)
                .after(1)
                .loggedOut("anna", "s")
                .after(1)
                .loggedIn("anna", "t"));

        assertThat(projections.rows(UNIFIED))
                .containsExactly(
                        "LOGGED_OUT | - | 10.000000 | 0 | 1 | 2",
                        "AVAILABLE | - | 1.000000 | 0 | 2 | 5",
                        "OFFERED | - | 2.000000 | 0 | 5 | 7",
                        "NOT_RESPONDING | - | 1.000000 | 0 | 7 | 8",
                        "AVAILABLE | - | 1.000000 | 0 | 8 | 9",
                        "BUSY | - | 1.000000 | 1 | 9 | 11",
                        "LOGGED_OUT | - | 1.000000 | 1 | 11 | 12",
                        "BUSY | - | - | 1 | 12 | 12");
    }

    @Test
    void aLoginInPauseIsAPauseFromTheLoginOn() {
        projections.given(new Story()
                .agentCreated("anna")
                .after(10)
                .command("login")
                .loggedIn("anna", "s")
                .after(0.000004)
                .paused("anna", "s", "Login in pause", ALL));

        assertThat(projections.rows(UNIFIED))
                .containsExactly("LOGGED_OUT | - | 10.000000 | 0 | 1 | 2", "PAUSED | Login in pause | - | 0 | 2 | 3");
    }

    @Test
    @Tag("R-04")
    void aSessionThatReplacesAnotherBeginsWithItsLogin() {
        projections.given(story.after(60)
                .command("login again")
                .event(Events.loggedOut("anna", "s", LogoutCause.REPLACED))
                .after(0.000005)
                .loggedIn("anna", "t"));

        assertThat(projections.rows(UNIFIED))
                .containsExactly(
                        "LOGGED_OUT | - | 10.000000 | 0 | 1 | 2",
                        "AVAILABLE | - | 60.000000 | 0 | 2 | 3",
                        "LOGGED_OUT | - | 0.000005 | 0 | 3 | 4",
                        "AVAILABLE | - | - | 0 | 4 | 4");
    }

    @ParameterizedTest
    @CsvSource({
        "anna, agent, web, agent",
        "anna, agent, phone, phone",
        "boss, supervisor, supervisor, supervisor",
        "boss, administrator, web, supervisor",
        "bert, agent, web, system",
        "routing, system, system, system",
        "bridge, system, reconciliation, reconciliation",
    })
    void everyRowSaysWhoBroughtItAboutAndWhoEndedIt(String actor, String role, String origin, String expected) {
        boolean process = role.equals("system");
        projections.given(story.after(1)
                .because(
                        Map.of("actor", process ? actor : agent(actor).toString(), "actorRole", role, "origin", origin))
                .paused("anna", "s", "lunch", ALL));

        assertThat(projections.rows("""
                        select state, origin, coalesce(actor_id::text, 'process'), ended_by
                        from report.report_agent where axis = 'unified' and state <> 'LOGGED_OUT' order by entered_at"""))
                .containsExactly(
                        "AVAILABLE | system | process | " + expected,
                        "PAUSED | " + expected + " | " + (process ? "process" : agent(actor)) + " | -");
    }

    @Test
    void anOfferThatAnotherAgentTakesAwayEndsByTheSystem() {
        projections.given(story.after(1)
                .received("1", CHAT, "site")
                .queued("1", 1, CHAT, "A", RRMEMORY)
                .offered("1", 1, CHAT, "A", "anna")
                .after(1)
                .because(Map.of("actor", agent("bert").toString(), "actorRole", "agent", "origin", "web"))
                .rescinded("1", 1, CHAT, "anna", RescindCause.ACCEPTED_BY_ANOTHER));

        assertThat(projections.rows("""
                        select state, origin, ended_by from report.report_agent
                        where channel = 'chat' and first_event_seq > 4 order by entered_at""")).containsExactly("OFFERED | system | system", "AVAILABLE | system | -");
    }

    @Test
    void limitsAreThoseOfEntering() {
        projections.given(new Story()
                .event(new TabLimitChanged(20, 7))
                .agentCreated("anna")
                .after(10)
                .event(new TabLimitChanged(7, 9))
                .loggedIn("anna", "s"));

        assertThat(projections.rows("""
                        select state, tab_limit, capacity, open_interactions
                        from report.report_agent_load where channel = 'chat' order by entered_at""")).containsExactly("LOGGED_OUT | 7 | 3 | 0", "AVAILABLE | 9 | 3 | 0");
    }

    @Test
    @Tag("R-14")
    void anAgentInOneStateAllDayIsThereWithTwentyFourHours() {
        projections.given(story);
        projections.given(new Story().after(4 * 86_400).agentCreated("bert"));

        assertThat(projections.rows("""
                        select state, extract(epoch from upper(part) - lower(part)) / 3600
                        from (select state, tstzrange(entered_at, left_at) * tstzrange('2026-03-04Z', '2026-03-05Z') as part
                              from report.report_agent
                              where axis = 'unified'
                                and tstzrange(entered_at, left_at) && tstzrange('2026-03-04Z', '2026-03-05Z')) as day""")).containsExactly("AVAILABLE | 24.0000000000000000");
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34})
    @Tag("R-04")
    void intervalsHaveNoGapAndNoOverlapAndASessionIsTheSumOfItsIntervals(long seed) {
        TestProjector random = new TestProjector().given(new RandomHistory(seed).events(1_500));

        assertThat(random.rows("""
                        select * from (
                            select id, left_at, lead(entered_at) over w as next_at,
                                   row_number() over w = count(*) over (partition by agent_id, axis, channel) as last
                            from report.report_agent
                            window w as (partition by agent_id, axis, channel order by first_event_seq)) as s
                        where left_at is distinct from next_at or last <> (left_at is null)""")).isEmpty();
        assertThat(random.rows("""
                        select axis, count(distinct (agent_id, channel)) filter (where left_at is null),
                               count(distinct (agent_id, channel))
                        from report.report_agent group by axis order by axis""")).containsExactly("channel | 56 | 56", "unified | 8 | 8");
        List<String> sessions = random.rows("""
                select session_id, sum(left_at - entered_at) from report.report_agent
                where axis = 'unified' and session_id is not null group by 1 having bool_and(left_at is not null)
                order by 1""");
        assertThat(sessions).isNotEmpty().isEqualTo(random.rows("""
                select session_id, max(to_at) - min(session_began_at) from history.agent_state
                where channel = 'chat' and session_id is not null group by 1 having bool_and(to_at is not null)
                order by 1"""));
    }

    /** The same told by other tables: conditions by the states, what rings by the offers, what is open by engagements. */
    @ParameterizedTest
    @CsvSource({"41, 400", "41, 900", "42, 1300", "43, 1777", "44, 2000"})
    void itSaysOfEveryTimeWhatTheHistorySaysOfIt(long seed, int cut) {
        List<Recorded> events = new RandomHistory(seed).events(2_000);
        int known = Math.min(cut, events.size() - 1);
        while (known < events.size()
                && (events.get(known).at().equals(events.get(known - 1).at())
                        || events.get(known)
                                .metadata()
                                .equals(events.get(known - 1).metadata()))) {
            known++;
        }
        String at = "timestamptz '" + events.get(known - 1).at() + "'";
        TestProjector random = new TestProjector().given(events);
        random.database().run("""
                create view channel_work as
                select s.agent_id, s.channel, s.state, s.not_responding, s.wrap_up_ends_at is not null as wrapping_up,
                       (select count(*) from history.engagement e
                        where e.agent_id = s.agent_id and e.channel = s.channel
                          and e.accepted_at <= T and (e.closed_at > T or e.closed_at is null)) as open,
                       (select count(*) from history.offer o
                        where o.agent_id = s.agent_id and o.channel = s.channel
                          and o.offered_at <= T and (o.ended_at > T or o.ended_at is null)) as ringing
                from history.agent_state s where s.from_at <= T and (s.to_at > T or s.to_at is null)""".replace(" T", " " + at));

        assertThat(random.rows("""
                        select agent_id, channel, state, coalesce(pause_reason, '')
                        from report.report_agent where axis = 'channel' and entered_at <= %1$s
                          and (left_at > %1$s or left_at is null) order by 1, 2""".formatted(at))).isEqualTo(random.rows("""
                        select w.agent_id, w.channel, case
                            when w.state in ('logged_out', 'paused') then upper(w.state)
                            when open > 0 then 'BUSY'
                            when ringing > 0 then 'OFFERED'
                            else upper(w.state) end, coalesce(s.reason, '')
                        from channel_work w
                        join history.agent_state s on s.agent_id = w.agent_id and s.channel = w.channel
                         and s.from_at <= %1$s and (s.to_at > %1$s or s.to_at is null)
                        order by 1, 2""".formatted(at)));
        assertThat(random.rows("""
                        select agent_id, state from report.report_agent where axis = 'unified' and entered_at <= %1$s
                          and (left_at > %1$s or left_at is null) order by 1""".formatted(at))).isEqualTo(random.rows("""
                        select agent_id, case
                            when bool_and(state = 'logged_out') then 'LOGGED_OUT'
                            when bool_and(state = 'paused') then 'PAUSED'
                            when sum(open) > 0 then 'BUSY'
                            when sum(ringing) > 0 then 'OFFERED'
                            when bool_or(not_responding) then 'NOT_RESPONDING'
                            when bool_or(wrapping_up) then 'WRAP_UP'
                            else 'AVAILABLE' end
                        from channel_work group by agent_id order by 1"""));
    }

    @Test
    void rowsAreTheSameHoweverTheEventsComeAndAfterARebuild() throws Exception {
        List<Recorded> events = new RandomHistory(45).events(1_500);
        TestProjector atOnce = new TestProjector().given(events);
        Database inPieces = Database.fresh();
        new EventLog(inPieces).append(events);
        TestProjector.projector(inPieces, 7).catchUp();
        String all = "select t::text from %s t order by 1";

        for (String table : List.of("report.report_agent", "projection.agent_at_work")) {
            List<String> rows = atOnce.rows(all.formatted(table));
            assertThat(rows).hasSizeGreaterThan(60);
            assertThat(inPieces.rows(all.formatted(table))).isEqualTo(rows);
        }
        List<String> rows = atOnce.rows(all.formatted("report.report_agent"));
        TestProjector.rebuildAll(atOnce.database());
        assertThat(atOnce.rows(all.formatted("report.report_agent"))).isEqualTo(rows);
    }
}
