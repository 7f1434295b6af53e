package io.switchlog.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.query.live.Board;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real requests against the read side, over tables that the test fills itself. */
@SpringBootTest(
        classes = QueryTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.mvc.problemdetails.enabled=true",
            "spring.jpa.open-in-view=false",
            "switchlog.check.interval=0"
        })
public abstract class ApiTest {
    protected static final TestDatabase DATABASE = QueryTestApplication.DATABASE;
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @LocalServerPort
    private int port;

    @Autowired
    private CountingDataSource dataSource;

    @BeforeEach
    void empty() {
        DATABASE.execute("""
                truncate directory.agent, directory.agent_settings, directory.settings_group, directory.agent_auto_answer, directory.agent_auto_answer_conflict,
                         directory.pause_reason, directory.queue, directory.queue_member, directory.account,
                         directory.account_agent, directory.app_user, directory.user_permission, directory.user_queue,
                         directory.interaction, directory.message,
                         history.agent_profile, history.queue_profile, history.account_profile,
                         history.interaction_state, history.agent_state, history.agent_capacity,
                         history.membership, history.offer, history.engagement, report.report_chat_queue, report.report_email_queue,
                         projection.position, log.event;
                delete from history.centre_settings where from_position > 0;
                update history.centre_settings set to_at = null, to_position = null;
                update log.head set position = 0, hash = decode(repeat('00', 32), 'hex'), recorded_at = '-infinity';
                insert into projection.position (name, position)
                values ('directory.app_user', 1000000), ('directory.user_queue', 1000000),
                       ('directory.user_permission', 1000000), ('directory.queue_member', 1000000);
                insert into directory.app_user (user_id, username, full_name, role, created_at, position, all_queues)
                values ('%1$s', 'super', 'Supervisor', 'supervisor', '2026-03-02T08:00:00Z', 1, true);
                insert into directory.user_permission
                select '%1$s', p, 1
                from unnest(array['agents', 'queues', 'accounts', 'interactions', 'reports', 'audit']) as given (p)
                """.formatted(Person.SUPERVISOR.id()));
    }

    /** Sends a GET and answers whatever comes. */
    protected HttpResponse<String> get(Person asker, String path) {
        return send(asker, HttpRequest.newBuilder().GET(), path);
    }

    protected HttpResponse<String> post(Person asker, String path) {
        return send(asker, HttpRequest.newBuilder().POST(HttpRequest.BodyPublishers.noBody()), path);
    }

    /** Sends a GET that must succeed. */
    protected JsonNode read(Person asker, String path) {
        HttpResponse<String> response = get(asker, path);
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(200);
        return json(response);
    }

    /** Sends a GET that must be answered by a problem document with this status, and answers that. */
    protected JsonNode problem(Person asker, String path, int status) {
        HttpResponse<String> response = get(asker, path);
        assertThat(response.statusCode()).as(path + ": " + response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("content-type").orElse("none"))
                .as(path)
                .startsWith("application/problem+json");
        JsonNode problem = json(response);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        return problem;
    }

    /** Asserts only the status. */
    protected void refused(Person asker, String path, int status) {
        assertThat(get(asker, path).statusCode()).as(path).isEqualTo(status);
    }

    /** How many statements a request takes that succeeds. */
    protected int statements(Person asker, String path) {
        int before = dataSource.statements();
        read(asker, path);
        return dataSource.statements() - before;
    }

    /** This field of all rows. */
    protected static List<String> column(JsonNode rows, String field) {
        return rows.path("rows")
                .valueStream()
                .map(row -> row.path(field).asString())
                .toList();
    }

    protected static JsonNode json(HttpResponse<String> response) {
        return JSON.readTree(response.body());
    }

    /** A fixed id for the n-th thing of a kind. */
    protected static UUID id(int n) {
        return new UUID(0x0191_0000_0000_7000L, 0x8000_0000_0000_0000L + n);
    }

    protected static void insertAgent(UUID id, String fullName, String username) {
        DATABASE.execute("""
                insert into directory.agent values ('%1$s', '%2$s', '%3$s', null, '%2$s@example.org', null, 'WEBRTC', null, false,
                                                    2, 0, 0, 0, 0, 0, '2026-03-02T08:00:00Z', 1);
                insert into history.agent_profile (agent_id, username, full_name, typology, login_in_pause, from_at,
                                                   from_position)
                values ('%1$s', '%2$s', '%3$s', 'WEBRTC', false, '2026-03-02T08:00:00Z', 1)
                """.formatted(id, username, fullName));
    }

    protected static void insertQueue(UUID id, String name, String channel) {
        DATABASE.execute("""
                insert into directory.queue
                values ('%1$s', '%2$s', '%3$s', 'rrmemory', 15, 5, false, '2026-03-02T08:00:00Z', null, 2);
                insert into history.queue_profile
                values ('%1$s', '%2$s', '%3$s', 'rrmemory', 15, 5, 0, 0, 'none', 1, false, false, false,
                        '2026-03-02T08:00:00Z', null, 2, null)
                """.formatted(id, name, channel));
    }

    protected static void insertMember(UUID queueId, UUID agentId) {
        DATABASE.execute("""
                insert into directory.queue_member values ('%1$s', '%2$s', 0, '2026-03-02T08:00:00Z', 3);
                insert into history.membership (queue_id, agent_id, penalty, since, from_at, from_position)
                values ('%1$s', '%2$s', 0, '2026-03-02T08:00:00Z', '2026-03-02T08:00:00Z', 3)
                """.formatted(queueId, agentId));
    }

    protected static void insertWaiting(UUID id, UUID queueId, String subject) {
        DATABASE.execute("""
                insert into directory.interaction
                values ('%1$s', '%1$s', 'Website', 'chat', 'waiting', 1, '%2$s', 'Sales', null, 0, null, '%1$s',
                        'Carla', '+39 055 1234', 'carla@example.org', '%3$s', 0, '2026-03-02T09:00:00Z',
                        '2026-03-02T09:01:00Z', null, null, null, 4, 1, 'new');
                insert into history.interaction_state
                    (interaction_id, from_position, channel, account_id, status, step_no, route_no, queue_id, queue_name,
                     step_began_at, timeout_at, from_at, last_position)
                values ('%1$s', 4, 'chat', '%1$s', 'waiting', 1, 1, '%2$s', 'Sales', '2026-03-02T09:00:00Z',
                        '2026-03-02T09:01:00Z', '2026-03-02T09:00:00Z', 4);
                insert into report.report_chat_queue
                values ('%1$s', '%1$s', 1, 1, '%2$s', 'Sales', '%1$s', 'Website', 'rrmemory', null, null, null, null,
                        null, null, '2026-03-02T09:00:00Z', '2026-03-02T09:01:00Z', null, null, null, null, null,
                        default, default, null, 0, 0, 0, 0, 0, 0, null, 'new', 'native', 4, 4, '2026-03-02T09:00:00Z')
                """.formatted(id, queueId, subject));
    }

    /** Offers an interaction that waits. */
    protected static void offer(UUID interactionId, UUID queueId, UUID agentId) {
        DATABASE.execute("""
                insert into history.offer values ('%1$s', 1, '%3$s', 5, '%2$s', 'chat', 'rrmemory', 1,
                    '2026-03-02T09:00:01Z', '2026-03-02T09:00:16Z', null, null, null, null, null, 0, 5);
                update directory.interaction set status = 'offered', live_offers = 1 where interaction_id = '%1$s'
                """.formatted(interactionId, queueId, agentId));
    }

    /** Accepts an interaction that was offered. */
    protected static void accept(UUID interactionId, UUID queueId, UUID agentId) {
        DATABASE.execute("""
                update history.offer set ended_at = '2026-03-02T09:00:05Z', outcome = 'accepted', cause = 'manual',
                    ended_position = 6, last_position = 6 where interaction_id = '%1$s';
                insert into history.engagement values ('%1$s', '%3$s', 'chat', '%2$s', 1, '2026-03-02T09:00:05Z', null,
                    default, null, 6, null, 'accepted');
                update directory.interaction set status = 'accepted', live_offers = 0, agent_id = '%3$s',
                    accepted_at = '2026-03-02T09:00:05Z' where interaction_id = '%1$s';
                update history.interaction_state set to_at = '2026-03-02T09:00:05Z', to_position = 6,
                    ended_by = 'accepted', last_position = 6 where interaction_id = '%1$s';
                insert into history.interaction_state
                    (interaction_id, from_position, channel, account_id, status, step_no, route_no, queue_id, queue_name,
                     agent_id, step_began_at, timeout_at, accepted_at, from_at, last_position)
                values ('%1$s', 6, 'chat', '%1$s', 'accepted', 1, 1, '%2$s', 'Sales', '%3$s', '2026-03-02T09:00:00Z',
                        '2026-03-02T09:01:00Z', '2026-03-02T09:00:05Z', '2026-03-02T09:00:05Z', 6);
                update report.report_chat_queue set reason = 'accepted', cause = 'manual', user_id = '%3$s',
                    user_name = 'Anna', accepted_at = '2026-03-02T09:00:05Z', ended_at = '2026-03-02T09:00:05Z',
                    ring_ms = 4000, offer_count = 1, offered_agents = 1
                    where interaction_id = '%1$s'
                """.formatted(interactionId, queueId, agentId));
    }

    /** A state that began at half past eight and lasts. */
    protected static void insertState(UUID agentId, String channel, String state, String reason) {
        DATABASE.execute("""
                insert into history.agent_state
                    (agent_id, channel, state, reason, not_responding, wrap_up_ends_at, session_id, session_began_at,
                     from_at, from_position, last_position)
                select '%1$s', '%2$s', state, nullif('%4$s', ''), state = 'not_responding',
                       case when state = 'wrap_up' then timestamptz '2026-03-02T08:31:00Z' end,
                       case when state <> 'logged_out' then uuid '%5$s' end,
                       case when state <> 'logged_out' then timestamptz '2026-03-02T08:29:00Z' end,
                       '2026-03-02T08:30:00Z', 3, 3
                from (values ('%3$s')) as given (state)
                """.formatted(agentId, channel, state, reason, id(99)));
    }

    /** All that the board is made of has reached this position. */
    protected static void projectAll(long position) {
        for (String table : Board.TABLES) {
            project(table, position);
        }
    }

    protected static void project(String name, long position) {
        DATABASE.execute("""
                insert into projection.position (name, position) values ('%s', %d)
                on conflict (name) do update set position = excluded.position
                """.formatted(name, position));
    }

    private HttpResponse<String> send(Person asker, HttpRequest.Builder request, String path) {
        String credentials = asker.id() + ":" + asker.name();
        try {
            return HTTP.send(
                    request.uri(URI.create("http://localhost:" + port + "/api" + path))
                            .header(
                                    "Authorization",
                                    "Basic "
                                            + Base64.getEncoder()
                                                    .encodeToString(credentials.getBytes(StandardCharsets.UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(path, e);
        }
    }
}
