package io.switchlog.query.agent;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.settings.Problem;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code directory.agent}. */
@Entity
@Immutable
@Table(schema = "directory", name = "agent")
@SuppressWarnings("NullAway.Init")
class AgentEntity {
    @Id
    private UUID agentId;

    private String username;
    private String fullName;
    private @Nullable String alias;
    private @Nullable String email;
    private @Nullable String description;
    private String typology;
    private @Nullable String internal;
    private boolean loginInPause;
    private int capacityChat;
    private int capacityEmail;
    private int capacitySms;
    private int capacityOpenchannel;
    private int capacityFax;
    private int capacityWhatsapp;
    private boolean advancedSearch;
    private Instant createdAt;

    UUID agentId() {
        return agentId;
    }

    @Nullable
    String internal() {
        return internal;
    }

    AgentRow row(AutoAnswers.OfAgent autoAnswers, List<Problem> warnings, Map<String, Object> settings) {
        Map<Channel, Integer> capacity = new EnumMap<>(Channel.class);
        capacity.put(Channel.CHAT, capacityChat);
        capacity.put(Channel.EMAIL, capacityEmail);
        capacity.put(Channel.SMS, capacitySms);
        capacity.put(Channel.OPENCHANNEL, capacityOpenchannel);
        capacity.put(Channel.FAX, capacityFax);
        capacity.put(Channel.WHATSAPP, capacityWhatsapp);
        return new AgentRow(
                agentId,
                username,
                fullName,
                alias,
                email,
                description,
                typology,
                internal,
                loginInPause,
                capacity,
                autoAnswers.byChannel(),
                advancedSearch,
                autoAnswers.conflicts(),
                createdAt,
                warnings,
                settings);
    }
}
