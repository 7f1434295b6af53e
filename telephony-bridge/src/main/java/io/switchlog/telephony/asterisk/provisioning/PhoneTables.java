package io.switchlog.telephony.asterisk.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;

/**
 * Asterisk's tables of telephones. What is written is used by the next call and the next registration; what makes queues
 * call a telephone that is new is {@code PbxActions.phoneChanged}.
 */
public final class PhoneTables {
    private static final List<String> ID = List.of("id");
    private static final List<String> MAILBOX = List.of("context", "mailbox");

    private final RealtimeTables tables;

    public PhoneTables(DataSource database) {
        this.tables = new RealtimeTables(database);
    }

    /** Writes all of a telephone or nothing; the second time as the first. */
    public void write(PhoneRows rows) throws SQLException {
        String id = String.valueOf(rows.endpoint().get("id"));
        tables.inOneTransaction(connection -> {
            RealtimeTables.upsert(connection, "ps_auths", ID, rows.auth());
            if (rows.aor() == null) {
                delete(connection, "ps_aors", id);
            } else {
                RealtimeTables.upsert(connection, "ps_aors", ID, rows.aor());
            }
            RealtimeTables.upsert(connection, "ps_endpoints", ID, rows.endpoint());
            RealtimeTables.upsert(connection, "switchlog_phones", ID, rows.phone());
            if (rows.mailbox() == null) {
                deleteMailbox(connection, id);
            } else {
                RealtimeTables.upsert(connection, "voicemail_users", MAILBOX, rows.mailbox());
            }
        });
    }

    /** The numbers of all telephones that were written. Others in the tables are their administrator's. */
    public List<String> numbers() throws SQLException {
        return tables.texts("select id from switchlog_phones");
    }

    /** Takes a telephone out, with its mailbox and where it registered from; one that is not there is out already. */
    public void delete(String internal) throws SQLException {
        tables.inOneTransaction(connection -> {
            for (String table : List.of("ps_endpoints", "ps_aors", "ps_auths", "switchlog_phones")) {
                delete(connection, table, internal);
            }
            RealtimeTables.update(connection, "delete from ps_contacts where endpoint = ?", List.of(internal));
            deleteMailbox(connection, internal);
        });
    }

    private static void delete(Connection connection, String table, String id) throws SQLException {
        RealtimeTables.update(connection, "delete from " + table + " where id = ?", List.of(id));
    }

    private static void deleteMailbox(Connection connection, String internal) throws SQLException {
        RealtimeTables.update(
                connection, "delete from voicemail_users where context = 'default' and mailbox = ?", List.of(internal));
    }
}
