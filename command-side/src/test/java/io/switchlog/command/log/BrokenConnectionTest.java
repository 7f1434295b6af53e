package io.switchlog.command.log;

import static io.switchlog.command.log.Appends.to;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.switchlog.command.Await;
import io.switchlog.command.Database;
import io.switchlog.command.log.Append.Outcome;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** When the connection breaks nobody knows what was committed; it is found out and never done twice. */
class BrokenConnectionTest {
    private final Database database = Database.fresh();

    @Test
    void aConnectionThatBreaksBeforeOrAfterTheCommitLeadsToExactlyOnce() {
        try (HikariDataSource pool = database.writer()) {
            Breaking breaking = new Breaking(pool);
            GroupCommit log = new GroupCommit(breaking, new SimpleMeterRegistry(), position -> {});
            for (int i = 0; i < 12; i++) {
                breaking.breakNext(i % 2 == 0);
                Append append = to("broken", i * 2L, 2, Map.of());
                long position = 2L * (i + 1);
                // What broke after the commit is found there.
                assertThat(log.append(append))
                        .isIn(new Outcome.Appended(position, false), new Outcome.Appended(position, true));
                assertThat(log.append(append)).isEqualTo(new Outcome.Appended(position, true));
            }
            log.close();
            assertThat(breaking.broken.get()).isEqualTo(12);
        }
        assertThat(count()).isEqualTo(24);
        Chain.assertIntact(database);
    }

    @Test
    void writersWhoseBackendsAreKilledAgainAndAgainLoseAndDoubleNothing() throws Exception {
        int threads = 8;
        int each = 150;
        try (HikariDataSource pool = database.writer()) {
            GroupCommit log = new GroupCommit(pool, new SimpleMeterRegistry(), position -> {});
            ExecutorService executor = Executors.newFixedThreadPool(threads);
            List<Future<?>> futures = new ArrayList<>();
            for (int thread = 0; thread < threads; thread++) {
                String stream = "killed-" + thread;
                futures.add(executor.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        assertThat(log.append(to(stream, i))).isInstanceOf(Outcome.Appended.class);
                    }
                }));
            }
            int kills = 0;
            while (kills < 8 || !futures.stream().allMatch(Future::isDone)) {
                if (futures.stream().allMatch(Future::isDone)) {
                    break;
                }
                long before = count();
                kills += database.owner().sql("""
                                select count(pg_terminate_backend(pid)) from pg_stat_activity
                                where datname = current_database() and usename = 'log_writer'""").query(Integer.class).single();
                Await.until(
                        "the writers go on",
                        () -> count() > before + 40 || futures.stream().allMatch(Future::isDone));
            }
            for (Future<?> future : futures) {
                future.get();
            }
            executor.shutdown();
            log.close();
            assertThat(kills).isGreaterThan(2);
        }
        assertThat(count()).isEqualTo((long) threads * each);
        Chain.assertIntact(database);
    }

    @Test
    void aLogThatIsAwayForLongIsUnavailableAndTheSameCommandFindsOutLater() {
        try (HikariDataSource pool = database.writer()) {
            Breaking breaking = new Breaking(pool);
            GroupCommit log = new GroupCommit(breaking, new SimpleMeterRegistry(), position -> {});
            Append append = to("away", 0);
            breaking.breakNext(true);
            breaking.away.set(true);
            assertThatThrownBy(() -> log.append(append))
                    .isInstanceOfSatisfying(
                            LogUnavailable.class,
                            away -> assertThat(away.outcomeUnknown()).isTrue());
            breaking.away.set(false);
            assertThat(log.append(append)).isInstanceOf(Outcome.Appended.class);
            assertThat(count()).isEqualTo(1);
            log.close();
        }
    }

    private long count() {
        return database.owner()
                .sql("select count(*) from log.event")
                .query(Long.class)
                .single();
    }

    /** Connections of which the next statement fails, after it was carried out or instead. */
    private static final class Breaking extends AbstractDataSource {
        private final DataSource real;
        private final AtomicBoolean armed = new AtomicBoolean();
        private volatile boolean afterExecution;
        final AtomicBoolean away = new AtomicBoolean();
        final AtomicInteger broken = new AtomicInteger();

        Breaking(DataSource real) {
            this.real = real;
        }

        void breakNext(boolean after) {
            afterExecution = after;
            armed.set(true);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (away.get() && !armed.get()) {
                throw new SQLException("away", "08001");
            }
            return proxy(Connection.class, real.getConnection());
        }

        @Override
        public Connection getConnection(String username, String password) {
            throw new UnsupportedOperationException();
        }

        private <T> T proxy(Class<T> type, Object target) {
            return type.cast(Proxy.newProxyInstance(
                    type.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                        boolean fails = method.getName().equals("executeQuery") && armed.compareAndSet(true, false);
                        if (fails && !afterExecution) {
                            throw cut((PreparedStatement) target);
                        }
                        Object result = invoke(target, method, arguments);
                        if (fails) {
                            throw cut((PreparedStatement) target);
                        }
                        return result instanceof PreparedStatement statement
                                ? proxy(PreparedStatement.class, statement)
                                : result;
                    }));
        }

        private SQLException cut(PreparedStatement statement) throws SQLException {
            broken.incrementAndGet();
            statement.getConnection().unwrap(Connection.class).abort(Runnable::run);
            return new SQLException("the connection broke", "08006");
        }

        private static @Nullable Object invoke(Object target, Method method, Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw requireNonNull(thrown.getCause());
            }
        }
    }
}
