package io.switchlog.command.recovery;

import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.EventCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents and users as the log knows them now. Reads only events that say who somebody is, not what he did at work. */
final class PersonReader {
    private static final String[] NAMES = Person.EVENTS.stream()
            .map(type -> EventCatalogue.typeOf(type).name())
            .toArray(String[]::new);

    private final JdbcClient jdbc;

    PersonReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The person with this id, if there is one. */
    Optional<Person> find(UUID id) {
        Person person = null;
        for (Object event : jdbc.sql("""
                        select name, version, payload from log.event
                        where stream_id = ? and name = any (?) order by sequence""")
                .param(id.toString())
                .param(NAMES)
                .query(PersonReader::event)
                .list()) {
            person = Person.after(person, event);
        }
        return Optional.ofNullable(person);
    }

    private static Object event(ResultSet row, int number) throws SQLException {
        Class<?> type = EventCatalogue.classOf(row.getString(1), row.getInt(2)).orElseThrow();
        return EventCodec.decode(type, row.getBytes(3));
    }
}
