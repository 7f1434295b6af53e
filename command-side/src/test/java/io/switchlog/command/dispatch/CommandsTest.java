package io.switchlog.command.dispatch;

import static io.switchlog.command.Centre.repeating;
import static io.switchlog.command.Centre.session;
import static io.switchlog.command.Centre.step;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.switchlog.command.Await;
import io.switchlog.command.Centre;
import io.switchlog.command.log.Chain;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.EventCodec;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentCommand.LogoutAgent;
import io.switchlog.messages.agent.AgentCommand.PauseAgent;
import io.switchlog.messages.agent.AgentCommand.UnpauseAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.LogoutCause;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.CloseInteraction;
import io.switchlog.messages.interaction.InteractionCommand.RejectOffer;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.queue.QueueCommand.DeleteQueue;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsTest {
    private final Centre centre = new Centre();
    private final Commands commands = centre.side().commands();

    @AfterAll
    void close() {
        centre.close();
        Chain.assertIntact(centre.database());
    }

    @Test
    void theReceiptIsThePositionOfTheLastEvent() {
        AgentId anna = centre.agent(Map.of(), true);
        Receipt receipt = centre.given(new LoginAgent(anna, session()));
        List<StoredEvent> stream = centre.log().stream(anna.toString(), 0);
        assertThat(receipt.position())
                .isEqualTo(stream.get(2).position())
                .isEqualTo(centre.log().head());
    }

    @Test
    void aKeyTwiceIsOneCommandAndOneReceipt() {
        AgentId anna = centre.loggedIn();
        Caller caller = repeating(CommandIds.next(), "pause");
        PauseAgent pause = new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch");
        Receipt first = commands.send(caller, pause);
        centre.given(new LogoutAgent(anna, LogoutCause.REQUESTED));
        assertThat(commands.send(caller, pause)).isEqualTo(new Receipt(first.position(), true));
        assertThat(centre.stream(anna)).hasSize(4);
    }

    @Test
    void aKeyFromManyThreadsAtOnceIsOneCommand() throws Exception {
        AgentId anna = centre.agent();
        Caller caller = repeating(CommandIds.next(), "login");
        LoginAgent login = new LoginAgent(anna, session());
        ExecutorService executor = Executors.newFixedThreadPool(8);
        List<Callable<Receipt>> calls = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            calls.add(() -> commands.send(caller, login));
        }
        List<Receipt> receipts = new ArrayList<>();
        for (Future<Receipt> future : executor.invokeAll(calls)) {
            receipts.add(future.get());
        }
        executor.shutdown();
        assertThat(receipts)
                .extracting(Receipt::position)
                .containsOnly(receipts.get(0).position());
        assertThat(receipts).extracting(Receipt::repeated).containsOnlyOnce(false);
        assertThat(centre.stream(anna)).hasSize(2);
    }

    @Test
    void aKeyForAnotherRequestIsNoticed() {
        AgentId anna = centre.agent();
        UUID key = CommandIds.next();
        commands.send(repeating(key, "login"), new LoginAgent(anna, session()));
        assertThatThrownBy(() -> commands.send(repeating(key, "logout"), new LogoutAgent(anna, LogoutCause.REQUESTED)))
                .isInstanceOf(KeyReused.class);
        UUID refusedKey = CommandIds.next();
        assertThatThrownBy(() ->
                        commands.send(repeating(refusedKey, "unpause"), new UnpauseAgent(anna, Set.of(Channel.CHAT))))
                .isInstanceOf(Refused.class);
        assertThatThrownBy(() ->
                        commands.send(repeating(refusedKey, "logout"), new LogoutAgent(anna, LogoutCause.REQUESTED)))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void aRefusalUnderAKeyStaysARefusal() {
        AgentId anna = centre.agent();
        Caller caller = repeating(CommandIds.next(), "logout");
        LogoutAgent logout = new LogoutAgent(anna, LogoutCause.REQUESTED);
        assertThatThrownBy(() -> commands.send(caller, logout)).isInstanceOf(Refused.class);
        centre.given(new LoginAgent(anna, session()));
        assertThatThrownBy(() -> commands.send(caller, logout))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(Refusal.NOT_LOGGED_IN));
    }

    @Test
    void aRefusedCommandIsRecorded() {
        AgentId anna = centre.agent();
        Caller caller =
                new Caller(anna.toString(), Role.AGENT, "web", CommandIds.next(), null, null, "end of my shift", null);
        assertThatThrownBy(() -> commands.send(caller, new LogoutAgent(anna, LogoutCause.REQUESTED)))
                .isInstanceOf(Refused.class);
        Await.until("the refusal is recorded", () -> refusal(caller) != null);
        assertThat(refusal(caller))
                .isEqualTo(anna + " agent web LogoutAgent NOT_LOGGED_IN end of my shift "
                        + centre.clock().instant().getEpochSecond());
        assertThat(centre.log().ofCommand(caller.commandId())).isEmpty();
    }

    private @Nullable String refusal(Caller caller) {
        return centre.database()
                .owner()
                .sql("""
                        select concat_ws(' ', actor, actor_role, origin, command, code, reason,
                                         extract(epoch from at)::bigint)
                        from ops.refusal where command_id = ?""")
                .param(caller.commandId())
                .query(String.class)
                .optional()
                .orElse(null);
    }

    @Test
    void everyEventSaysWhoAndWhy() {
        AgentId anna = centre.agent();
        UUID correlation = UUID.randomUUID();
        UUID causation = UUID.randomUUID();
        String boss = centre.supervisor().toString();
        Caller caller = new Caller(
                boss, Role.SUPERVISOR, "supervisor", CommandIds.next(), causation, correlation, "she forgot", null);
        commands.send(caller, new LoginAgent(anna, session()));
        StoredEvent event = centre.log().ofCommand(caller.commandId()).get(0);
        @SuppressWarnings("unchecked")
        Map<String, String> metadata = EventCodec.decode(Map.class, event.metadata());
        assertThat(metadata)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "actor",
                        boss,
                        "actorRole",
                        "supervisor",
                        "origin",
                        "supervisor",
                        "commandId",
                        caller.commandId().toString(),
                        "correlationId",
                        correlation.toString(),
                        "causationId",
                        causation.toString(),
                        "reason",
                        "she forgot"));
        assertThat(event.eventId()).isEqualTo(caller.commandId());
        assertThat(event.recordedAt()).isEqualTo(centre.clock().instant());
    }

    @Test
    void anAgentActsForHimselfOnly() {
        AgentId anna = centre.loggedIn();
        AgentId bert = centre.loggedIn();
        InteractionId interactionId = centre.received(centre.queue(anna, bert), 60);
        centre.given(centre.offer(interactionId, 1, anna, bert));
        Caller asBert = by(Role.AGENT, bert.toString());
        for (Object command : List.of(
                new LogoutAgent(anna, LogoutCause.REQUESTED),
                new PauseAgent(anna, Set.of(Channel.CHAT), "Lunch"),
                new AcceptInteraction(interactionId, anna),
                new RejectOffer(interactionId, anna),
                new CloseInteraction(interactionId, null, null),
                new CloseInteraction(interactionId, anna, null),
                Centre.receive(centre.account(Channel.CHAT, step(anna, 60))),
                new ChangeSettings(1, null, null, null, null, null, null))) {
            assertThatThrownBy(() -> commands.send(asBert, command)).isInstanceOf(NotAllowed.class);
        }
        commands.send(by(Role.AGENT, bert.toString()), new AcceptInteraction(interactionId, bert));
    }

    @Test
    void aSupervisorRunsTheCentreAndDoesNotDecideWhatHoldsForAll() {
        AgentId anna = centre.loggedIn();
        String boss = centre.supervisor().toString();
        commands.send(by(Role.SUPERVISOR, boss), new PauseAgent(anna, Set.of(Channel.CHAT), "Meeting"));
        for (Object command :
                List.of(new ChangeSettings(1, null, null, null, null, null, null), new DeleteQueue(centre.queue()))) {
            assertThatThrownBy(() -> commands.send(by(Role.SUPERVISOR, boss), command))
                    .isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> commands.send(by(Role.UNKNOWN, "ghost"), command))
                    .isInstanceOf(NotAllowed.class);
        }
    }

    private static Caller by(Role role, String actor) {
        return new Caller(actor, role, "web", CommandIds.next(), null, null, null, null);
    }
}
