package io.switchlog.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Where a table keeps what its fold knows about each key. Always within the caller's transaction. */
public interface Store<K, V> {
    /** The tables that it writes, with their schemas. */
    Set<String> tables();

    /** What is known about these keys; those about which nothing is known are left out. */
    Map<K, V> load(Connection connection, Collection<K> keys) throws SQLException;

    /** Writes what differs between before and after; a key that is only in before is removed. */
    void save(Connection connection, Map<K, V> before, Map<K, V> after) throws SQLException;

    /** Back to the state before the first event. */
    void clear(Connection connection) throws SQLException;
}
