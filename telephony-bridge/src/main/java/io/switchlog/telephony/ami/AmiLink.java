package io.switchlog.telephony.ami;

import io.switchlog.telephony.ami.AmiLinkListener.Boot;
import io.switchlog.telephony.ami.AmiLinkListener.Connected;
import io.switchlog.telephony.ami.AmiLinkListener.Ending;
import io.switchlog.telephony.ami.AmiLinkListener.Lost;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.PingAction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Listens to a switchboard for as long as it is open, and connects again whenever the connection is lost. Every event is
 * handed over in its order on the thread that reads, which waits for the consumer: a slow consumer slows the switchboard
 * down and loses nothing. A consumer that throws ends the connection, as the event would be lost otherwise.
 */
public final class AmiLink implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(AmiLink.class);
    /** A started switchboard says so in its first second; one that does not is not allowed to, or still starting. */
    private static final Duration BOOT_PATIENCE = Duration.ofSeconds(10);
    /** Times since the start are told in whole seconds. */
    private static final Duration BOOT_TOLERANCE = Duration.ofSeconds(2);

    private final AmiAccess access;
    private final AmiTimings timings;
    private final Consumer<AmiEvent> consumer;
    private final AmiLinkListener listener;
    private final Clock clock;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final AtomicLong heard = new AtomicLong();
    private final Thread keeper;
    private volatile @Nullable Session current;
    private @Nullable Instant lastBoot;

    private enum Attempt {
        HELD,
        FAILED,
        REFUSED
    }

    public AmiLink(
            AmiAccess access, AmiTimings timings, Consumer<AmiEvent> consumer, AmiLinkListener listener, Clock clock) {
        this.access = access;
        this.timings = timings;
        this.consumer = consumer;
        this.listener = listener;
        this.clock = clock;
        this.keeper = new Thread(this::keep, "ami " + access);
        keeper.setDaemon(true);
    }

    public void start() {
        keeper.start();
    }

    /** How many events were heard and taken. */
    public long heard() {
        return heard.get();
    }

    public boolean isConnected() {
        Session session = current;
        return session != null && session.isTold();
    }

    /** Whatever the switchboard said before is handed over; empty if nobody listens to it now. */
    public Optional<Instant> handedOverUntil() {
        Session session = current;
        return session != null && session.isTold()
                ? Optional.of(session.connection.handedOverUntil())
                : Optional.empty();
    }

    /** Ends the connection. A consumer that is in the middle of an event is interrupted. */
    @Override
    public void close() {
        stop.countDown();
        Session session = current;
        if (session != null) {
            session.stop();
        }
        try {
            keeper.join(timings.silence().toMillis() * 2);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isStopping() {
        return stop.getCount() == 0;
    }

    private void keep() {
        Duration pause = timings.firstRetry();
        boolean quiet = false;
        try {
            while (!isStopping()) {
                long began = System.nanoTime();
                Attempt attempt = attempt(quiet);
                quiet = attempt != Attempt.HELD;
                Duration lasted = Duration.ofNanos(System.nanoTime() - began);
                boolean steady = attempt == Attempt.HELD && lasted.compareTo(timings.longestRetry()) > 0;
                pause = steady ? timings.firstRetry() : pause;
                if (stop.await(
                        (attempt == Attempt.REFUSED ? timings.refusedRetry() : pause).toNanos(),
                        TimeUnit.NANOSECONDS)) {
                    return;
                }
                Duration longer = pause.multipliedBy(2);
                pause = longer.compareTo(timings.longestRetry()) > 0 ? timings.longestRetry() : longer;
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** @param quiet whether it failed before: an hour of failures is not to fill the log */
    private Attempt attempt(boolean quiet) throws InterruptedException {
        Session session = new Session();
        current = session;
        try {
            if (isStopping()) {
                return Attempt.FAILED;
            }
            session.connection.login();
            session.hold();
            return Attempt.HELD;
        } catch (AuthenticationFailedException failed) {
            // With a cause it was the connection that failed, at the login.
            if (failed.getCause() == null) {
                LOG.warn("{} does not let us in: {}", access, failed.getMessage());
                listener.refused(clock.instant(), String.valueOf(failed.getMessage()));
                return Attempt.REFUSED;
            }
            tellFailure(quiet, failed.getCause());
        } catch (IOException | TimeoutException | RuntimeException failed) {
            tellFailure(quiet, failed);
        } finally {
            session.connection.discard();
            session.awaitEnd();
        }
        return session.isTold() ? Attempt.HELD : Attempt.FAILED;
    }

    private void tellFailure(boolean quiet, Throwable failed) {
        if (quiet) {
            LOG.debug("no link to {}: {}", access, failed.toString());
        } else {
            LOG.warn("no link to {}: {}", access, failed.toString());
        }
    }

    /** One connection, from its making to its end. */
    private final class Session implements AmiSocket.Session {
        private final AmiConnection connection = new AmiConnection(access, timings, this, clock);
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable Thread handingOver;
        private boolean told;

        @Override
        public void event(AmiEvent event) {
            if (event.name().equalsIgnoreCase("FullyBooted")) {
                tellConnected(bootedAt(event));
            }
            handingOver = Thread.currentThread();
            try {
                if (isStopping()) {
                    throw new IllegalStateException("the link is being closed");
                }
                consumer.accept(event);
            } finally {
                handingOver = null;
            }
            heard.incrementAndGet();
        }

        @Override
        public void cut() {
            LOG.warn("{} sent a packet that is too long; its end is left out", access);
        }

        @Override
        public synchronized void ended(IOException why) {
            try {
                if (told) {
                    told = false;
                    Lost lost = new Lost(clock.instant(), connection.handedOverUntil(), ending(why));
                    LOG.atLevel(lost.ending() == Ending.STOPPED ? Level.INFO : Level.WARN)
                            .log("link to {} lost, {}: {}", access, lost.ending(), why.toString());
                    listener.lost(lost);
                }
            } catch (RuntimeException failed) {
                LOG.error("the loss of the link to {} could not be told", access, failed);
            } finally {
                ended.countDown();
            }
        }

        private Ending ending(IOException why) {
            if (isStopping()) {
                return Ending.STOPPED;
            }
            if (why instanceof SocketTimeoutException) {
                return Ending.SILENT;
            }
            return why instanceof EOFException ? Ending.CLOSED : Ending.BROKEN;
        }

        private @Nullable Instant bootedAt(AmiEvent event) {
            try {
                return event.arrivedAt().minusSeconds(Long.parseLong(event.get("Uptime")));
            } catch (NumberFormatException unknown) {
                return null;
            }
        }

        private synchronized void tellConnected(@Nullable Instant bootedAt) {
            if (ended.getCount() == 0) {
                return;
            }
            told = true;
            Instant before = lastBoot;
            Boot boot = Boot.UNKNOWN;
            if (bootedAt != null && before != null) {
                boot = bootedAt.isAfter(before.plus(BOOT_TOLERANCE)) ? Boot.RESTARTED : Boot.SAME;
            }
            lastBoot = bootedAt == null ? before : bootedAt;
            LOG.info("linked to {}, booted at {}", access, bootedAt);
            listener.connected(new Connected(clock.instant(), bootedAt, boot));
        }

        private synchronized boolean isTold() {
            return told;
        }

        /** Pings until it ends. Not while the consumer keeps the reader waiting: nobody would read the answers. */
        private void hold() throws InterruptedException {
            long since = System.nanoTime();
            boolean waitedForBoot = false;
            while (!ended.await(timings.ping().toNanos(), TimeUnit.NANOSECONDS)) {
                if (!waitedForBoot && System.nanoTime() - since > BOOT_PATIENCE.toNanos()) {
                    waitedForBoot = true;
                    if (!isTold()) {
                        tellConnected(null);
                    }
                }
                if (handingOver == null) {
                    ping();
                }
            }
        }

        /** What it has to say comes before what the next one has to say. */
        private void awaitEnd() throws InterruptedException {
            if (connection.wasOpened()) {
                ended.await();
            }
        }

        private void ping() {
            try {
                connection.sendAction(new PingAction(), null);
            } catch (IOException | RuntimeException failed) {
                LOG.debug("{} cannot be pinged: {}", access, failed.toString());
                connection.cut();
            }
        }

        private void stop() {
            connection.cut();
            Thread reader = handingOver;
            if (reader != null) {
                reader.interrupt();
            }
        }
    }
}
