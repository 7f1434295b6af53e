package io.switchlog.query.stream;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.switchlog.messages.access.Role;
import io.switchlog.query.LogClock;
import io.switchlog.query.ProjectionPositions;
import io.switchlog.query.live.Board;
import io.switchlog.query.live.Sight;
import io.switchlog.query.viewer.Viewer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The board as it changes, for everybody who listens on this node. One thread follows the tables, looks at what has
 * changed, and writes it down once; with nobody there it sleeps.
 */
@Component
class LiveFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(LiveFeed.class);
    /** Changes within this time become one patch: nobody sees faster, and a busy board costs no more than this. */
    private static final long TICK_NANOS = 50_000_000;

    private static final long SILENCE_NANOS = 15_000_000_000L;
    private static final long REST_NANOS = 1_000_000_000L;
    private static final int MOST_LISTENERS = 2_000;
    private static final int MOST_FOR_ONE = 100;

    private final Board board;
    private final Touched touched;
    private final ProjectionPositions positions;
    private final LogClock log;
    private final Frames frames;
    private final Rights rights;
    private final Recent recent = new Recent();
    private final List<LiveListener> listeners = new CopyOnWriteArrayList<>();
    private final Places places = new Places("listeners to the live board", MOST_LISTENERS, MOST_FOR_ONE);
    private volatile @Nullable Thread thread;
    private volatile boolean running;
    private @Nullable Screen screen;
    private boolean troubled;

    LiveFeed(
            Board board,
            Touched touched,
            ProjectionPositions positions,
            LogClock log,
            Frames frames,
            Rights rights,
            MeterRegistry registry) {
        this.board = board;
        this.touched = touched;
        this.positions = positions;
        this.log = log;
        this.frames = frames;
        this.rights = rights;
        Gauge.builder("switchlog.stream.listeners", places, Places::taken)
                .description("Who listens to the live board on this node")
                .register(registry);
    }

    /** @throws io.switchlog.query.TooMany if there is no place left */
    void takePlace(UUID person) {
        places.take(person);
    }

    void leavePlace(UUID person) {
        places.leave(person);
    }

    /**
     * Sends somebody who has taken a place the board, or what has changed since he was here last, and from then on every
     * change.
     *
     * @param viewer who he is
     * @param lastSeen index of the last event that he has on his screen, null if he has nothing
     */
    void add(Viewer viewer, Wire wire, @Nullable Long lastSeen) {
        LiveListener listener = new LiveListener(viewer, wire, lastSeen, recent, frames);
        listeners.add(listener);
        wire.start(listener::next, () -> {
            listeners.remove(listener);
            places.leave(viewer.id());
        });
        if (running) {
            LockSupport.unpark(thread);
        } else {
            wire.close();
        }
    }

    @Override
    public void start() {
        running = true;
        Thread feed = new Thread(this::run, "board-feed");
        feed.setDaemon(true);
        thread = feed;
        feed.start();
    }

    private void run() {
        long spoken = System.nanoTime();
        while (running) {
            if (listeners.isEmpty()) {
                forget();
                LockSupport.park(this);
                continue;
            }
            boolean following = follows();
            boolean silent = System.nanoTime() - spoken > SILENCE_NANOS;
            spoken = silent ? System.nanoTime() : spoken;
            for (LiveListener listener : listeners) {
                if (silent) {
                    listener.keepAlive();
                }
                listener.pump();
            }
            LockSupport.parkNanos(this, following ? TICK_NANOS : REST_NANOS);
        }
    }

    private void forget() {
        screen = null;
        recent.startAt(0);
    }

    /** Whether the board could be read; if not, those who listen wait, and what is read next is told from the log. */
    private boolean follows() {
        try {
            follow();
            lookWhoSeesWhat();
            greet();
            troubled = false;
            return true;
        } catch (RuntimeException failed) {
            if (!troubled) {
                LOG.warn("the live board waits: {}", failed.toString());
            }
            troubled = true;
            forget();
            return false;
        }
    }

    private void follow() {
        Screen known = screen;
        if (known == null) {
            Screen fresh = Screen.at(null, board, touched);
            recent.startAt(fresh.moment().position());
            screen = fresh;
        } else if (positions.reached(Board.TABLES) > known.moment().position()) {
            Patch patch = known.advance(null);
            Message forAll = patch.as(Sight.EVERYTHING);
            if (!forAll.isEmpty() || !patch.desktops().isEmpty()) {
                recent.add(new Recent.Entry(patch, forAll.isEmpty() ? Frames.NOTHING : frames.of(forAll)));
            }
        }
    }

    /**
     * Whoever was enabled or disabled, or whose agents came or went, or for whom contacts' data is masked otherwise, is shown
     * what he sees by now. An administrator sees everything, whatever happens.
     */
    private void lookWhoSeesWhat() {
        Rights.Changes changes = rights.changes();
        List<LiveListener> others = listeners.stream()
                .filter(listener -> listener.viewer().role() != Role.ADMINISTRATOR)
                .toList();
        Set<LiveListener> fresh = others.stream().filter(LiveListener::isNew).collect(Collectors.toSet());
        List<LiveListener> concerned = others.stream()
                .filter(listener -> fresh.contains(listener)
                        || changes.concern(listener.viewer().role())
                        || listener.isLost() && listener.viewer().role() == Role.SUPERVISOR)
                .toList();
        Map<UUID, Sight> sights = new HashMap<>();
        for (LiveListener listener : concerned) {
            Sight sight = sights.computeIfAbsent(listener.viewer().id(), id -> rights.sightOf(listener.viewer()));
            Long seen = fresh.contains(listener) ? listener.seen() : null;
            if (!sight.isSameAs(listener.sight()) || seen != null && rights.changedSince(seen, listener.viewer())) {
                listener.sees(sight);
            }
        }
    }

    /** Those who are new, or fell so far behind that they have to be told anew where things stand. */
    private void greet() {
        Screen now = screen;
        if (now == null) {
            return;
        }
        byte[] snapshot = null;
        for (LiveListener listener : listeners) {
            if (!listener.isLost()) {
                continue;
            }
            Long seen = listener.seen();
            long shown = now.moment().position();
            if (seen != null && seen > shown && seen <= log.head()) {
                // He comes from a node that was quicker: this one will be there in a moment.
                continue;
            } else if (seen != null && (seen == shown || recent.goesOnFrom(seen))) {
                listener.found(shown, null);
            } else if (seen != null && seen < shown && listener.sight().isEverything()) {
                listener.found(shown, frames.of(now.since(seen)));
            } else if (!listener.sight().isEverything()) {
                listener.found(shown, frames.of(now.snapshot(listener.sight())));
            } else {
                if (snapshot == null) {
                    snapshot = frames.of(now.snapshot(Sight.EVERYTHING));
                }
                listener.found(shown, snapshot);
            }
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread feed = thread;
        LockSupport.unpark(feed);
        listeners.forEach(LiveListener::close);
        if (feed != null) {
            try {
                feed.join(5_000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
