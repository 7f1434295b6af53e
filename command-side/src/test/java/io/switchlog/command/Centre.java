package io.switchlog.command;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.dispatch.Refusal;
import io.switchlog.command.dispatch.Refused;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.log.LogReader;
import io.switchlog.command.log.StoredEvent;
import io.switchlog.messages.Channel;
import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserCommand.CreateUser;
import io.switchlog.messages.access.UserCommand.Enabled;
import io.switchlog.messages.access.UserId;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentCommand.AutoAnswer;
import io.switchlog.messages.agent.AgentCommand.ChangeAgent;
import io.switchlog.messages.agent.AgentCommand.ConfirmPresence;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentEvent.AgentLoggedIn;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.interaction.Contact;
import io.switchlog.messages.interaction.InteractionCommand.AcceptInteraction;
import io.switchlog.messages.interaction.InteractionCommand.Offer;
import io.switchlog.messages.interaction.InteractionCommand.OfferInteraction;
import io.switchlog.messages.interaction.InteractionCommand.ReceiveInteraction;
import io.switchlog.messages.interaction.InteractionId;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.ChangeQueue;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.messages.routing.Choice;
import io.switchlog.messages.settings.SecondLogin;
import io.switchlog.messages.settings.SettingsCommand.ChangeSettings;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Given, when, then over the real wiring and a real database: a small contact centre. Routing runs when started. */
public final class Centre implements AutoCloseable {
    public static final int AGENT_TIMEOUT_SECONDS = 30;

    private final Database database;
    private final TestClock clock;
    private final HikariDataSource dataSource;
    private final CommandSide side;

    public Centre() {
        this(Database.fresh(), new TestClock());
    }

    /** One more node on the same database. */
    public Centre(Database database, TestClock clock) {
        this.database = database;
        this.clock = clock;
        this.dataSource = database.writer();
        this.side = new CommandSide(
                dataSource, name -> new Unsealed.Readable(name.cipher()), clock, new SimpleMeterRegistry());
    }

    /** A centre of its own, on the same clock: Axon has only one. */
    public Centre another() {
        return new Centre(Database.fresh(), clock);
    }

    public Database database() {
        return database;
    }

    public TestClock clock() {
        return clock;
    }

    public CommandSide side() {
        return side;
    }

    public HikariDataSource dataSource() {
        return dataSource;
    }

    public LogReader log() {
        return side.log().reader();
    }

    public static Caller caller() {
        return Caller.process("test", CommandIds.next(), null, null);
    }

    /** A caller with an idempotency key and the keyed hash of the request. */
    public static Caller repeating(UUID commandId, String request) {
        return new Caller("admin", Role.ADMINISTRATOR, "web", commandId, null, null, null, request);
    }

    public Receipt given(Object command) {
        return side.commands().send(caller(), command);
    }

    /** What becomes of a command. */
    public Outcome when(Object command) {
        Caller caller = caller();
        try {
            side.commands().send(caller, command);
        } catch (RuntimeException failure) {
            return new Outcome(List.of(), failure);
        }
        return new Outcome(
                log().ofCommand(caller.commandId()).stream()
                        .map(StoredEvent::event)
                        .toList(),
                null);
    }

    /** Events, or the reason why there are none. */
    public record Outcome(List<Object> events, @Nullable RuntimeException failure) {
        public void expectEvents(Object... expected) {
            assertThat(failure).isNull();
            assertThat(events).containsExactly(expected);
        }

        public void expectRefused(Refusal code) {
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
        }

        public void expectFailure(Class<? extends RuntimeException> type) {
            assertThat(failure).isInstanceOf(type);
        }
    }

    public AgentId agent() {
        return agent(Map.of(), false);
    }

    /** Somebody who runs the whole centre. */
    public UUID supervisor() {
        UUID userId = CommandIds.next();
        given(new CreateUser(
                new UserId(userId),
                "username:" + userId,
                sealed(userId),
                sealed(userId),
                null,
                Role.SUPERVISOR,
                new Enabled(null, null, true)));
        return userId;
    }

    public AgentId agent(Map<Channel, Integer> capacity, boolean loginInPause) {
        AgentId agentId = new AgentId(CommandIds.next());
        given(new CreateAgent(
                agentId,
                "username:" + agentId,
                sealed(agentId.value()),
                name(agentId),
                null,
                null,
                null,
                Typology.WEBRTC,
                null,
                loginInPause,
                capacity,
                Map.of(),
                false));
        return agentId;
    }

    /** His name as events carry it. */
    public static Sealed name(AgentId agentId) {
        return sealed(agentId.value());
    }

    public AgentId loggedIn() {
        return loggedIn(Map.of());
    }

    /** Starts a session. */
    public SessionId login(AgentId agentId) {
        SessionId session = session();
        given(new LoginAgent(agentId, session));
        return session;
    }

    /** The session that the agent began last. */
    public SessionId session(AgentId agentId) {
        return last(agentId, AgentLoggedIn.class).sessionId();
    }

    /** The agent's desktop gives a sign of life. */
    public void beat(AgentId agentId) {
        given(new ConfirmPresence(agentId));
        database.owner()
                .sql("""
                        insert into routing.heartbeat (agent_id, at) values (?, ?)
                        on conflict (agent_id) do update set at = excluded.at""")
                .param(agentId.value())
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    public void autoAnswer(AgentId agentId, Channel channel, int delaySeconds) {
        given(new ChangeAgent(agentId, Map.of(), Map.of(channel, new AutoAnswer(true, delaySeconds)), null));
    }

    public void noAutoAnswer(AgentId agentId, Channel channel) {
        given(new ChangeAgent(agentId, Map.of(), Map.of(channel, new AutoAnswer(false, 0)), null));
    }

    public AgentId loggedIn(Map<Channel, Integer> capacity) {
        AgentId agentId = agent(capacity, false);
        given(new LoginAgent(agentId, session()));
        return agentId;
    }

    public static SessionId session() {
        return new SessionId(CommandIds.next());
    }

    public QueueId queue(AgentId... members) {
        return queue(Channel.CHAT, Strategy.RRMEMORY, members);
    }

    public QueueId queue(Channel channel, Strategy strategy, AgentId... members) {
        QueueId queueId = new QueueId(CommandIds.next());
        given(new CreateQueue(queueId, "Sales", channel, strategy, AGENT_TIMEOUT_SECONDS, 5, Conduct.UNCHANGED));
        for (AgentId member : members) {
            given(new AddQueueMember(queueId, member, 0));
        }
        return queueId;
    }

    /** Changes how a queue treats the agents who serve it. */
    public void conduct(QueueId queueId, Conduct conduct) {
        given(new ChangeQueue(queueId, null, null, null, null, conduct));
    }

    public void strategy(QueueId queueId, Strategy strategy) {
        given(new ChangeQueue(queueId, null, strategy, null, null, Conduct.UNCHANGED));
    }

    public static ChangeSettings tabLimit(int tabs) {
        return new ChangeSettings(tabs, null, null, null, null, null, null);
    }

    public static ChangeSettings liveOffers(int most) {
        return new ChangeSettings(null, null, most, null, null, null, null);
    }

    public static ChangeSettings secondLogin(SecondLogin secondLogin) {
        return new ChangeSettings(null, null, null, null, null, secondLogin, null);
    }

    public static ChangeSettings onlyListedPauseReasons(boolean only) {
        return new ChangeSettings(null, null, null, null, null, null, only);
    }

    public static ChangeSettings sessionTimeout(int minutes) {
        return new ChangeSettings(null, null, null, null, minutes, null, null);
    }

    public AccountId account(Channel channel, RouteStep... route) {
        AccountId accountId = new AccountId(CommandIds.next());
        given(new CreateAccount(accountId, "Website", channel, List.of(route)));
        return accountId;
    }

    public static RouteStep step(QueueId queueId, int timeoutSeconds) {
        return new RouteStep(queueId, null, timeoutSeconds);
    }

    public static RouteStep step(AgentId agentId, int timeoutSeconds) {
        return new RouteStep(null, agentId, timeoutSeconds);
    }

    /** A new contact on an account that leads to this queue. */
    public InteractionId received(QueueId queueId, int timeoutSeconds) {
        return received(account(Channel.CHAT, step(queueId, timeoutSeconds)));
    }

    public InteractionId received(AccountId accountId) {
        ReceiveInteraction command = receive(accountId);
        given(command);
        return command.interactionId();
    }

    public static ReceiveInteraction receive(AccountId accountId) {
        UUID contact = UUID.randomUUID();
        return new ReceiveInteraction(
                new InteractionId(CommandIds.next()),
                false,
                accountId,
                new Contact(contact, null, null, null),
                null,
                sealed(contact),
                0);
    }

    public OfferInteraction offer(InteractionId interactionId, int stepNo, AgentId... agentIds) {
        List<Offer> offers = new ArrayList<>();
        for (AgentId agentId : agentIds) {
            offers.add(new Offer(agentId, choice(agentId)));
        }
        return new OfferInteraction(
                interactionId, stepNo, offers, clock.instant().plusSeconds(AGENT_TIMEOUT_SECONDS));
    }

    public static Choice choice(AgentId agentId) {
        return new Choice(Strategy.RRMEMORY, 1, List.of(agentId), List.of(), null, null);
    }

    /** A contact in this queue whom the agent has accepted. */
    public InteractionId accepted(QueueId queueId, AgentId agentId) {
        InteractionId interactionId = received(queueId, 60);
        accept(interactionId, 1, agentId);
        return interactionId;
    }

    /** Offers it to the agent, who accepts. */
    public void accept(InteractionId interactionId, int stepNo, AgentId agentId) {
        given(offer(interactionId, stepNo, agentId));
        given(new AcceptInteraction(interactionId, agentId));
    }

    public void forwardSeconds(int seconds) {
        clock.forward(Duration.ofSeconds(seconds));
    }

    /** All events of a stream. */
    public List<Object> stream(Object id) {
        return log().stream(id.toString(), 0).stream().map(StoredEvent::event).toList();
    }

    /** The events of a stream that are of one of these classes. */
    public List<Object> stream(Object id, Class<?>... types) {
        return stream(id).stream()
                .filter(event -> Arrays.asList(types).contains(event.getClass()))
                .toList();
    }

    public <E> E last(Object id, Class<E> type) {
        List<Object> events = stream(id, new Class<?>[] {type});
        return requireNonNull(type.cast(events.get(events.size() - 1)));
    }

    public static Sealed sealed(UUID subject) {
        return new Sealed(subject, "c2VhbGVk");
    }

    @Override
    public void close() {
        side.close();
        dataSource.close();
    }
}
