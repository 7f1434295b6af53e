package io.switchlog.command.agent;

import io.switchlog.command.vault.Vault;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Passwords with which agents' telephones register: one per agent, sealed, outside the log. */
public final class SipSecrets {
    private static final int BYTES = 24;

    private final JdbcTemplate jdbc;
    private final Vault vault;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    public SipSecrets(JdbcTemplate jdbc, Vault vault, Clock clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** An agent's secret, made if he has none yet; for whoever provisions telephones. */
    public String of(AgentId agentId) {
        ensure(agentId);
        List<String> ciphers = jdbc.queryForList(
                "select cipher from access.sip_secret where agent_id = ?", String.class, agentId.value());
        if (vault.unseal(new Sealed(agentId.value(), ciphers.get(0))) instanceof Unsealed.Readable secret) {
            return secret.value();
        }
        throw new IllegalStateException("this person was forgotten");
    }

    /** When each was made. */
    public Map<AgentId, Instant> changedAt() {
        Map<AgentId, Instant> changed = new HashMap<>();
        jdbc.query("select agent_id, changed_at from access.sip_secret", row -> {
            changed.put(
                    new AgentId(row.getObject(1, UUID.class)),
                    row.getTimestamp(2).toInstant());
        });
        return changed;
    }

    /** Makes a secret for an agent who has none. */
    void ensure(AgentId agentId) {
        ensure(List.of(agentId));
    }

    /** The same for many. */
    public void ensure(List<AgentId> agents) {
        Timestamp now = Timestamp.from(clock.instant());
        List<Object[]> secrets = agents.stream()
                .map(agentId -> new Object[] {agentId.value(), sealed(agentId, secret()), now})
                .toList();
        jdbc.batchUpdate("""
                insert into access.sip_secret (agent_id, cipher, changed_at) values (?, ?, ?)
                on conflict do nothing""", secrets);
    }

    /** Replaces the secret of an agent by this one. */
    void replace(AgentId agentId, String secret) {
        jdbc.update("""
                insert into access.sip_secret (agent_id, cipher, changed_at) values (?, ?, ?)
                on conflict (agent_id) do update
                set cipher = excluded.cipher, changed_at = excluded.changed_at""", agentId.value(), sealed(agentId, secret), Timestamp.from(clock.instant()));
    }

    /** One that nobody has. */
    String secret() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private String sealed(AgentId agentId, String secret) {
        return vault.seal(agentId.value(), secret).cipher();
    }
}
