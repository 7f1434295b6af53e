package io.switchlog.command.recovery;

import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.recovery.Links.Link;
import io.switchlog.command.vault.Vault;
import io.switchlog.messages.access.LinkPurpose;
import io.switchlog.messages.access.LinkRefusal;
import io.switchlog.messages.access.PasswordChangeCause;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkRefused;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkRequested;
import io.switchlog.messages.access.PasswordLinkEvent.PasswordLinkUsed;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Forgotten passwords (AG-160 ... AG-162). Asking takes one insert whatever the address is; who has it is found out
 * later, so that neither the answer nor its time tells who works here.
 */
final class ForgottenPasswords {
    private static final int MOST_WAITING = 10_000;

    private final JdbcTemplate jdbc;
    private final TransactionOperations transactions;
    private final Vault vault;
    private final Clock clock;
    private final RecoveryParts parts;

    /** What an address asked for. */
    private record Request(UUID id, String addressHash) {}

    ForgottenPasswords(
            JdbcTemplate jdbc, TransactionOperations transactions, Vault vault, Clock clock, RecoveryParts parts) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.vault = vault;
        this.clock = clock;
        this.parts = parts;
    }

    /** Takes note that somebody forgot the password that belongs to this address. */
    void request(String address) {
        jdbc.update("""
                insert into access.forgotten_password (id, address_hash, requested_at)
                select ?, ?, ? where (select count(*) from access.forgotten_password) < ?""", CommandIds.next(), vault.addressHash(address), Timestamp.from(clock.instant()), MOST_WAITING);
    }

    /** Works off the next request; false if there is none. */
    boolean next() {
        return Boolean.TRUE.equals(transactions.execute(status -> {
            Optional<Request> request =
                    jdbc
                            .query("""
                            delete from access.forgotten_password
                            where id = (select id from access.forgotten_password
                                        order by requested_at, id for update skip locked limit 1)
                            returning id, address_hash""", (row, number) -> new Request(row.getObject(1, UUID.class), row.getString(2)))
                            .stream()
                            .findFirst();
            request.ifPresent(this::resolve);
            return request.isPresent();
        }));
    }

    /** Whoever has the address when it is asked for is known by then: what the log says of it is read first. */
    private void resolve(Request request) {
        parts.addresses().catchUp();
        for (UUID holder : parts.addresses().holders(request.addressHash())) {
            parts.people().find(holder).ifPresent(person -> resolve(request, person));
        }
    }

    private void resolve(Request request, Person person) {
        parts.notes().write(request.id(), "requested", new PasswordLinkRequested(person.id(), LinkPurpose.RESET));
        Optional<LinkRefusal> refusal = parts.refusal(person);
        if (refusal.isPresent()) {
            parts.notes()
                    .write(
                            request.id(),
                            "refused",
                            new PasswordLinkRefused(person.id(), LinkPurpose.RESET, refusal.get()));
            return;
        }
        // Whoever asks for a new link does not want the old one to be used any more.
        parts.links().revoke(person.id(), LinkPurpose.RESET);
        parts.outbox()
                .add(
                        vault.keyedId("reset:" + request.id() + ":" + person.id()),
                        person.id(),
                        LinkPurpose.RESET,
                        person.id().toString());
    }

    /**
     * Sets a password by the secret of a link.
     *
     * @throws Refused LINK_NOT_VALID if it is unknown, used, expired or replaced; which of them is not said
     */
    void reset(String token, NewPassword newPassword) {
        Link link = parts.links().find(token).orElseThrow(() -> new Refused(Refusal.LINK_NOT_VALID));
        UUID attempt = CommandIds.next();
        if (!parts.links().isValid(link)) {
            throw refuse(attempt, link, LinkRefusal.EXPIRED);
        }
        Person person = parts.people().find(link.person()).orElseThrow(() -> new Refused(Refusal.LINK_NOT_VALID));
        if (person.barred() || person.directory()) {
            throw refuse(attempt, link, person.barred() ? LinkRefusal.BARRED : LinkRefusal.DIRECTORY);
        }
        if (!parts.links().take(link)) {
            throw new Refused(Refusal.LINK_NOT_VALID);
        }
        try {
            newPassword.set(person.id(), cause(link));
        } catch (RuntimeException refused) {
            // A password that breaks the rule must not cost the link; another one may be tried with it (AG-160).
            parts.links().giveBack(link);
            throw refused;
        }
        parts.links().revoke(person.id());
        parts.notes().write(attempt, "used", new PasswordLinkUsed(person.id(), link.purpose()));
    }

    private static PasswordChangeCause cause(Link link) {
        return link.purpose() == LinkPurpose.INVITE ? PasswordChangeCause.INVITATION : PasswordChangeCause.RECOVERY;
    }

    private Refused refuse(UUID attempt, Link link, LinkRefusal reason) {
        parts.notes().write(attempt, "refused", new PasswordLinkRefused(link.person(), link.purpose(), reason));
        return new Refused(Refusal.LINK_NOT_VALID);
    }

    /** Gives a person a password, if the rule allows it. */
    @FunctionalInterface
    interface NewPassword {
        void set(UUID person, PasswordChangeCause cause);
    }
}
