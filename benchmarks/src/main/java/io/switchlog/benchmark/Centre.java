package io.switchlog.benchmark;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.command.CommandSide;
import io.switchlog.command.dispatch.Caller;
import io.switchlog.command.dispatch.Commands;
import io.switchlog.command.dispatch.Receipt;
import io.switchlog.command.log.CommandIds;
import io.switchlog.command.vault.MasterKey;
import io.switchlog.command.vault.Vault;
import io.switchlog.database.Database;
import io.switchlog.messages.Channel;
import io.switchlog.messages.account.AccountCommand.CreateAccount;
import io.switchlog.messages.account.AccountId;
import io.switchlog.messages.account.RouteStep;
import io.switchlog.messages.agent.AgentCommand.CreateAgent;
import io.switchlog.messages.agent.AgentCommand.LoginAgent;
import io.switchlog.messages.agent.AgentId;
import io.switchlog.messages.agent.SessionId;
import io.switchlog.messages.agent.Typology;
import io.switchlog.messages.privacy.Sealed;
import io.switchlog.messages.privacy.Unsealed;
import io.switchlog.messages.queue.QueueCommand.AddQueueMember;
import io.switchlog.messages.queue.QueueCommand.Conduct;
import io.switchlog.messages.queue.QueueCommand.CreateQueue;
import io.switchlog.messages.queue.QueueId;
import io.switchlog.messages.queue.Strategy;
import io.switchlog.projection.Pace;
import io.switchlog.projection.ProjectionTables;
import io.switchlog.projection.Projector;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** A contact centre without HTTP around it: database, command side, vault. */
final class Centre implements AutoCloseable {
    private static final int CONNECTIONS = 40;

    final Database database;
    final DataSource owner;
    final DataSource writer;
    final CommandSide commandSide;
    final Vault vault;
    final Clock clock = Clock.systemUTC();
    private @Nullable Projector projector;

    Centre(Path directory) {
        MasterKey masterKey = MasterKey.ofFile(directory.resolve("master.key"));
        database = Database.embedded(directory, 0, masterKey);
        database.migrate();
        owner = database.owner(CONNECTIONS);
        writer = database.pool(Database.LOG_WRITER, CONNECTIONS);
        commandSide =
                new CommandSide(writer, name -> new Unsealed.Readable(name.cipher()), clock, new SimpleMeterRegistry());
        vault = new Vault(new JdbcTemplate(writer), masterKey, clock);
    }

    Commands commands() {
        return commandSide.commands();
    }

    Receipt send(Object command) {
        return commands().send(caller(), command);
    }

    static Caller caller() {
        return Caller.process("benchmark", CommandIds.next(), null, null);
    }

    /** New agents, logged in, with no limits. */
    List<AgentId> agents(int count) {
        List<AgentId> agents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            AgentId agentId = new AgentId(CommandIds.next());
            Sealed name = vault.seal(agentId.value(), "Agent " + i);
            send(new CreateAgent(
                    agentId,
                    vault.usernameClaim(agentId.toString()),
                    name,
                    name,
                    null,
                    null,
                    null,
                    Typology.WEBRTC,
                    null,
                    false,
                    Map.of(),
                    Map.of(),
                    false));
            send(new LoginAgent(agentId, new SessionId(CommandIds.next())));
            agents.add(agentId);
        }
        return agents;
    }

    /** A queue with these members. */
    QueueId queue(String name, Channel channel, Strategy strategy, List<AgentId> members) {
        QueueId queueId = new QueueId(CommandIds.next());
        send(new CreateQueue(queueId, name, channel, strategy, 60, 0, Conduct.UNCHANGED));
        members.forEach(member -> send(new AddQueueMember(queueId, member, 0)));
        return queueId;
    }

    /** An account that leads to a queue. */
    AccountId account(String name, Channel channel, QueueId queueId, int timeoutSeconds) {
        AccountId accountId = new AccountId(CommandIds.next());
        send(new CreateAccount(accountId, name, channel, List.of(new RouteStep(queueId, null, timeoutSeconds))));
        return accountId;
    }

    /** Lets all projections follow the log from now on. */
    void startProjections() {
        if (projector == null) {
            Projector started = new Projector(
                    database.pool(Database.PROJECTOR, 4),
                    ProjectionTables.all(vault).tables(),
                    new SimpleMeterRegistry(),
                    clock,
                    Pace.USUAL);
            started.start();
            commandSide.log().onAppended(position -> started.wake());
            projector = started;
        }
    }

    /** Takes all projections to the end of the log, in the caller's thread. */
    void catchUp() throws SQLException {
        try (var pool = database.pool(Database.PROJECTOR, 4)) {
            new Projector(pool, ProjectionTables.all(vault).tables(), new SimpleMeterRegistry(), clock, Pace.USUAL)
                    .catchUp();
        }
    }

    /** Leaves them to others. */
    void stopProjections() {
        Projector running = projector;
        if (running != null) {
            running.stop();
            projector = null;
        }
    }

    /** Waits until all projections have reached the end of the log. */
    void awaitProjections() throws SQLException, InterruptedException {
        while (behind() > 0) {
            Thread.sleep(50);
        }
    }

    /** How many events the slowest projection has still to take in; all of them if it has not begun. */
    long behind() throws SQLException {
        int expected = projector == null ? 0 : projector.tables().size();
        try (Connection connection = owner.getConnection();
                PreparedStatement statement = connection.prepareStatement("""
                        select (select position from log.head)
                               - case when count(*) < ? then 0 else coalesce(min(position), 0) end
                        from projection.position""")) {
            statement.setInt(1, expected);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }

    /** Fails if a projection does. */
    void requireNoFailure() throws SQLException {
        try (Connection connection = owner.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("select name, error from projection.position where status = 'failed'")) {
            if (row.next()) {
                throw new IllegalStateException(row.getString(1) + " " + row.getString(2));
            }
        }
    }

    @Override
    public void close() {
        if (projector != null) {
            projector.stop();
        }
        commandSide.close();
        database.close();
    }
}
