package io.switchlog.projection.agent;

import io.switchlog.messages.agent.AgentId;
import io.switchlog.projection.Group;
import io.switchlog.projection.Groups;
import io.switchlog.projection.Rows;
import io.switchlog.projection.Store;
import io.switchlog.projection.Timeline;
import io.switchlog.projection.agent.AgentAtWork.Held;
import io.switchlog.projection.agent.AgentAtWork.Row;
import io.switchlog.projection.agent.AgentAtWork.Strand;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** The agent report, and beside it, out of the reader's sight, what holds of each agent beneath what is shown. */
final class AgentReportStore implements Store<AgentId, AgentAtWork> {
    private static final List<String> SCOPES = Stream.concat(
                    Stream.of(AgentAtWork.UNIFIED),
                    AgentAtWork.CHANNELS.stream().map(channel -> channel.code()))
            .toList();

    private final Rows<UUID, Row> report = new Rows<>("report.report_agent", UUID.class, Row.class, Row::id, "id");
    private final Groups<AgentId, Held> atWork =
            new Groups<>("projection.agent_at_work", AgentId.class, Held.class, Held::agentId, "agent_id", "scope");

    @Override
    public Set<String> tables() {
        Set<String> tables = new TreeSet<>(report.tables());
        tables.addAll(atWork.tables());
        return tables;
    }

    @Override
    public Map<AgentId, AgentAtWork> load(Connection connection, Collection<AgentId> keys) throws SQLException {
        Map<AgentId, Group<Held>> held = atWork.load(connection, keys);
        Map<UUID, Row> open = report.load(
                connection,
                held.values().stream()
                        .flatMap(group -> group.rows().stream())
                        .map(Held::intervalId)
                        .toList());
        Map<AgentId, AgentAtWork> agents = new HashMap<>();
        held.forEach((agentId, group) -> agents.put(
                agentId,
                new AgentAtWork(
                        group.rows().stream()
                                .sorted(Comparator.comparingInt(one -> SCOPES.indexOf(one.scope())))
                                .map(one -> new Strand(
                                        one, Timeline.opening(Objects.requireNonNull(open.get(one.intervalId())))))
                                .toList(),
                        group.position())));
        return agents;
    }

    @Override
    public void save(Connection connection, Map<AgentId, AgentAtWork> before, Map<AgentId, AgentAtWork> after)
            throws SQLException {
        report.save(connection, rows(before), rows(after));
        atWork.save(connection, held(before), held(after));
    }

    private static Map<UUID, Row> rows(Map<AgentId, AgentAtWork> agents) {
        Map<UUID, Row> rows = new LinkedHashMap<>();
        agents.values().stream()
                .flatMap(agent -> agent.strands().stream())
                .forEach(strand -> oldestFirst(strand.line()).forEach(row -> rows.put(row.id(), row)));
        return rows;
    }

    private static List<Row> oldestFirst(Timeline<Row> line) {
        List<Row> rows = new ArrayList<>();
        rows.add(Objects.requireNonNull(line.open()));
        for (Timeline.Closed<Row> at = line.closed(); at != null; at = at.earlier()) {
            rows.add(at.row());
        }
        Collections.reverse(rows);
        return rows;
    }

    private static Map<AgentId, Group<Held>> held(Map<AgentId, AgentAtWork> agents) {
        Map<AgentId, Group<Held>> held = new LinkedHashMap<>();
        agents.forEach((agentId, agent) -> held.put(
                agentId, new Group<>(agent.strands().stream().map(Strand::held).toList(), agent.position())));
        return held;
    }

    @Override
    public void clear(Connection connection) throws SQLException {
        report.clear(connection);
        atWork.clear(connection);
    }
}
