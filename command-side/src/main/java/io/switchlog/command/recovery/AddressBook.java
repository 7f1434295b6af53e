package io.switchlog.command.recovery;

import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.EventCatalogue;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Whose an address is (AG-161). Holds keyed hashes only, and follows the log, so it can be made again from it at any
 * time. One address may be that of several people.
 */
final class AddressBook {
    private static final int BATCH = 2_000;
    private static final Set<String> NAMES = Person.EVENTS.stream()
            .map(type -> EventCatalogue.typeOf(type).name())
            .collect(Collectors.toUnmodifiableSet());

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final LogReader log;
    private final PersonReader people;
    private final Vault vault;

    AddressBook(
            JdbcTemplate jdbc, TransactionOperations transactions, LogReader log, PersonReader people, Vault vault) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.log = log;
        this.people = people;
        this.vault = vault;
    }

    /** Takes in what has been said about addresses since. */
    void catchUp() {
        while (Boolean.TRUE.equals(transactions.execute(status -> readOn()))) {
            Thread.onSpinWait();
        }
    }

    /** Reads the next part; true if there may be more. The row keeps other nodes from doing the same meanwhile. */
    private boolean readOn() {
        Long from = jdbc.queryForObject("select position from access.address_position for update", Long.class);
        List<StoredEvent> events = log.after(from == null ? 0 : from, BATCH);
        if (events.isEmpty()) {
            return false;
        }
        events.stream()
                .filter(event -> NAMES.contains(event.name()))
                .map(event -> UUID.fromString(event.streamId()))
                .distinct()
                .forEach(this::enter);
        jdbc.update(
                "update access.address_position set position = ?",
                events.get(events.size() - 1).position());
        return events.size() == BATCH;
    }

    private void enter(UUID subject) {
        Sealed email = people.find(subject).map(Person::email).orElse(null);
        if (email != null && vault.unseal(email) instanceof Unsealed.Readable readable) {
            jdbc.update("""
                    insert into access.address (subject, address_hash) values (?, ?)
                    on conflict (subject) do update set address_hash = excluded.address_hash""", subject, vault.addressHash(readable.value()));
        } else {
            jdbc.update("delete from access.address where subject = ?", subject);
        }
    }

    /** Everybody whose address has this hash. */
    List<UUID> holders(String addressHash) {
        return jdbc.queryForList(
                "select subject from access.address where address_hash = ? order by subject", UUID.class, addressHash);
    }
}
