package io.switchlog.messages;

import io.switchlog.messages.access.AttemptEvent;
import io.switchlog.messages.access.ClaimEvent;
import io.switchlog.messages.access.PasswordLinkEvent;
import io.switchlog.messages.access.SignInEvent;
import io.switchlog.messages.access.UserEvent;
import io.switchlog.messages.account.AccountEvent;
import io.switchlog.messages.agent.AgentEvent;
import io.switchlog.messages.agent.PauseReasonEvent;
import io.switchlog.messages.interaction.InteractionEvent;
import io.switchlog.messages.kpi.KpiEvent;
import io.switchlog.messages.pbx.PbxEvent;
import io.switchlog.messages.queue.QueueEvent;
import io.switchlog.messages.settings.SettingsEvent;
import io.switchlog.messages.settings.SettingsGroup;
import io.switchlog.messages.settings.SettingsGroups;
import io.switchlog.messages.team.AssistantEvent;
import io.switchlog.messages.team.ProfileEvent;
import io.switchlog.messages.team.TeamEvent;
import io.switchlog.messages.telephone.TelephoneEvent;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Every event that there is: which class goes with which name and version. */
public final class EventCatalogue {
    private static final List<Class<?>> VOCABULARIES = List.of(
            AgentEvent.class,
            PauseReasonEvent.class,
            QueueEvent.class,
            AccountEvent.class,
            InteractionEvent.class,
            SettingsEvent.class,
            KpiEvent.class,
            PbxEvent.class,
            TelephoneEvent.class,
            UserEvent.class,
            ClaimEvent.class,
            SignInEvent.class,
            AttemptEvent.class,
            TeamEvent.class,
            ProfileEvent.class,
            AssistantEvent.class,
            PasswordLinkEvent.class);

    /** The name and version of an event, as the log keeps them. */
    public record EventType(String name, int version) {
        @Override
        public String toString() {
            return name + ".v" + version;
        }
    }

    private static final Map<Class<?>, EventType> TYPES = new LinkedHashMap<>();
    private static final Map<EventType, Class<?>> CLASSES = new LinkedHashMap<>();

    static {
        VOCABULARIES.forEach(EventCatalogue::register);
        SettingsGroups.ALL.stream().map(SettingsGroup::events).forEach(EventCatalogue::register);
    }

    /** A vocabulary may be made of others. */
    private static void register(Class<?> eventOrVocabulary) {
        if (eventOrVocabulary.isSealed()) {
            for (Class<?> part : eventOrVocabulary.getPermittedSubclasses()) {
                register(part);
            }
            return;
        }
        Event event = eventOrVocabulary.getAnnotation(Event.class);
        if (event == null) {
            throw new IllegalStateException(eventOrVocabulary + " has no @Event");
        }
        EventType type = new EventType(event.name(), event.version());
        TYPES.put(eventOrVocabulary, type);
        Class<?> other = CLASSES.put(type, eventOrVocabulary);
        if (other != null) {
            throw new IllegalStateException(type + " is both " + other + " and " + eventOrVocabulary);
        }
    }

    private EventCatalogue() {}

    /** All event classes. */
    public static Collection<Class<?>> classes() {
        return TYPES.keySet();
    }

    /** The name and version under which this class is kept. */
    public static EventType typeOf(Class<?> eventClass) {
        EventType type = TYPES.get(eventClass);
        if (type == null) {
            throw new IllegalArgumentException(eventClass + " is not an event");
        }
        return type;
    }

    /** The class for a name and version, or empty if a newer version of Switchlog wrote it. */
    public static Optional<Class<?>> classOf(String name, int version) {
        return Optional.ofNullable(CLASSES.get(new EventType(name, version)));
    }
}
