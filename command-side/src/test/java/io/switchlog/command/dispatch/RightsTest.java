package io.switchlog.command.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.command.log.CommandIds;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand;
import io.switchlog.messages.account.AccountCommand;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.agent.AgentCommand;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.agent.PauseReasonCommand;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.call.CallRequest;
import io.switchlog.messages.interaction.InteractionCommand;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.kpi.KpiCommand;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.queue.QueueCommand;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.settings.SettingsCommand;
import io.switchlog.messages.team.GroupCommand;
import io.switchlog.messages.team.GroupKind;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every command that there is, and who may send it. */
class RightsTest {
    private static final AgentId ANNA = new AgentId(CommandIds.next());
    private static final AgentId BERT = new AgentId(CommandIds.next());
    private static final InteractionId CHAT = new InteractionId(CommandIds.next());
    private static final Sealed BODY = new Sealed(ANNA.value(), "c2VhbGVk");

    private static final Set<String> AGENTS_OWN = Set.of(
            "LoginAgent",
            "LogoutAgent",
            "PauseAgent",
            "UnpauseAgent",
            "ResumeAgent",
            "ConfirmPresence",
            "ChangeAvatar",
            "ChangeOwnSettings",
            "ReportPhonebarVersion",
            "AcceptInteraction",
            "RejectOffer",
            "CloseInteraction",
            "TransferInteraction",
            "AddAgentMessage",
            "RequestCall",
            "RequestRecording");

    /** What only the switchboard can know. */
    private static final Set<String> NOBODYS = Set.of("NoteCallRefusal", "NoteRequestRefusal", "NoteTelephone");

    private static final Set<String> ADMINISTRATORS_ONLY = Set.of(
            "CreateUser",
            "RevokeUserPermission",
            "GrantUserPermission",
            "EnableUserQueue",
            "DisableUserQueue",
            "DeleteUser",
            "ChangeUser",
            "NotePasswordLink",
            "ChangeSettings",
            "ChangeCentre",
            "AddPauseReason",
            "ChangePauseReason",
            "RemovePauseReason",
            "DefineKpis",
            "CreateGroup",
            "RenameGroup",
            "DeleteGroup",
            "AddAgentToGroup",
            "RemoveAgentFromGroup",
            "DeleteQueue",
            "DeleteAccount");

    @Test
    void anAgentMaySendHisOwnWorkAndNothingElse() throws ReflectiveOperationException {
        assertThat(allowed(Role.AGENT)).isEqualTo(AGENTS_OWN);
    }

    @Test
    void aSupervisorMaySendWhatRunsTheCentreButNotWhatHoldsForAll() throws ReflectiveOperationException {
        Set<String> all = allowed(Role.ADMINISTRATOR);
        all.removeAll(ADMINISTRATORS_ONLY);
        assertThat(allowed(Role.SUPERVISOR)).isEqualTo(all);
    }

    @Test
    void anAdministratorMaySendEverythingAndAStrangerNothing() throws ReflectiveOperationException {
        assertThat(allowed(Role.ADMINISTRATOR))
                .hasSize((int) commands().count() - NOBODYS.size())
                .doesNotContainAnyElementsOf(NOBODYS)
                .containsAll(AGENTS_OWN);
        assertThat(allowed(Role.UNKNOWN)).isEmpty();
    }

    @Test
    void anAgentActsForHimselfOnly() {
        for (Object command : List.of(
                new AgentCommand.LoginAgent(ANNA, new SessionId(CommandIds.next())),
                new AgentCommand.LogoutAgent(ANNA, LogoutCause.REQUESTED),
                new AgentCommand.PauseAgent(ANNA, Set.of(Channel.CHAT), "Lunch"),
                new AgentCommand.UnpauseAgent(ANNA, Set.of(Channel.CHAT)),
                new AgentCommand.ResumeAgent(ANNA),
                new AgentCommand.ConfirmPresence(ANNA),
                new InteractionCommand.AcceptInteraction(CHAT, ANNA),
                new InteractionCommand.RejectOffer(CHAT, ANNA),
                new InteractionCommand.CloseInteraction(CHAT, ANNA, null),
                new InteractionCommand.TransferInteraction(CHAT, ANNA, null, BERT, null),
                new InteractionCommand.AddAgentMessage(CHAT, ANNA, BODY))) {
            assertThat(may(by(Role.AGENT, ANNA), command)).as("%s", command).isTrue();
            assertThat(may(by(Role.AGENT, BERT), command)).as("%s", command).isFalse();
            assertThat(may(by(Role.SUPERVISOR, BERT), command))
                    .as("%s", command)
                    .isTrue();
            assertThat(may(by(Role.UNKNOWN, ANNA), command)).as("%s", command).isFalse();
        }
    }

    @Test
    void anAgentDoesNotSpeakForAnybody() {
        for (Object command : List.of(
                new InteractionCommand.CloseInteraction(CHAT, null, null),
                new InteractionCommand.TransferInteraction(CHAT, null, null, ANNA, null),
                new InteractionCommand.AddAgentMessage(CHAT, null, BODY))) {
            assertThat(may(by(Role.AGENT, ANNA), command)).as("%s", command).isFalse();
            assertThat(may(by(Role.SUPERVISOR, BERT), command))
                    .as("%s", command)
                    .isTrue();
        }
    }

    @Test
    void whatTheSystemDoesIsNoRoles() throws ReflectiveOperationException {
        Caller routing = Caller.process("routing", CommandIds.next(), null, null);
        for (Class<?> type : commands().toList()) {
            assertThat(may(routing, sample(type))).as(type.getSimpleName()).isTrue();
        }
    }

    private static Set<String> allowed(Role role) throws ReflectiveOperationException {
        Set<String> allowed = new TreeSet<>();
        for (Class<?> type : commands().toList()) {
            if (may(by(role, ANNA), sample(type))) {
                allowed.add(type.getSimpleName());
            }
        }
        return allowed;
    }

    private static Stream<Class<?>> commands() {
        return Stream.of(
                        AgentCommand.class,
                        PauseReasonCommand.class,
                        QueueCommand.class,
                        AccountCommand.class,
                        InteractionCommand.class,
                        SettingsCommand.class,
                        KpiCommand.class,
                        UserCommand.class,
                        GroupCommand.class,
                        CallRequest.class)
                .flatMap(RightsTest::parts);
    }

    /** A vocabulary may be made of others. */
    private static Stream<Class<?>> parts(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(RightsTest::parts)
                : Stream.of(type);
    }

    /** A command of this type in which every agent is Anna. */
    private static Object sample(Class<?> type) throws ReflectiveOperationException {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Constructor<?> constructor = type.getDeclaredConstructor(types);
        return constructor.newInstance(
                Arrays.stream(types).map(RightsTest::value).toArray());
    }

    private static @Nullable Object value(Class<?> type) {
        Map<Class<?>, Object> values = Map.ofEntries(
                Map.entry(AgentId.class, ANNA),
                Map.entry(InteractionId.class, CHAT),
                Map.entry(QueueId.class, new QueueId(new UUID(1, 1))),
                Map.entry(AccountId.class, new AccountId(new UUID(1, 2))),
                Map.entry(SessionId.class, new SessionId(new UUID(1, 3))),
                Map.entry(UUID.class, new UUID(1, 5)),
                Map.entry(GroupKind.class, GroupKind.TEAM),
                Map.entry(String.class, "something"),
                Map.entry(int.class, 1),
                Map.entry(Integer.class, 1),
                Map.entry(boolean.class, true),
                Map.entry(Boolean.class, true),
                Map.entry(Instant.class, Instant.EPOCH));
        return values.get(type);
    }

    private static boolean may(Caller caller, Object command) {
        try {
            Rights.require(caller, command);
            return true;
        } catch (NotAllowed notAllowed) {
            return false;
        }
    }

    private static Caller by(Role role, AgentId actor) {
        return new Caller(actor.toString(), role, "web", CommandIds.next(), null, null, null, null);
    }
}
