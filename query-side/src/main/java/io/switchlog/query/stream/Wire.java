package io.switchlog.query.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The connection to one listener. Never waits: when the other side does not take more, nothing more is asked of the
 * source until it does. So a slow listener holds one frame in memory, no thread, and nobody else up.
 */
final class Wire implements WriteListener, AsyncListener {
    private static final long PATIENCE_NANOS = 60_000_000_000L;

    private final AsyncContext context;
    private final ServletOutputStream out;
    private Supplier<byte @Nullable []> source = () -> null;
    private Runnable onClosed = () -> {};
    private Runnable alsoOnClosed = () -> {};
    private boolean open;
    private boolean closed;
    private boolean ending;
    private boolean unflushed;
    private long progressNanos = System.nanoTime();

    private Wire(AsyncContext context, ServletOutputStream out) {
        this.context = context;
        this.out = out;
    }

    /** Takes the answer to a request out of the hands of its thread. */
    static Wire of(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Wire wire = new Wire(context, response.getOutputStream());
        context.addListener(wire);
        return wire;
    }

    /**
     * Begins to send.
     *
     * @param frames gives the next frame, null while there is none; asked only when it can be written
     * @param whenClosed called once, whoever closes it
     */
    void start(Supplier<byte @Nullable []> frames, Runnable whenClosed) {
        synchronized (this) {
            source = frames;
            onClosed = whenClosed;
        }
        try {
            out.setWriteListener(this);
        } catch (IllegalStateException alreadyOver) {
            close();
        }
    }

    @Override
    public void onWritePossible() {
        synchronized (this) {
            open = true;
        }
        pump();
    }

    /** Sends what there is, as long as the other side takes it. */
    void pump() {
        boolean over = false;
        synchronized (this) {
            if (!open || closed) {
                return;
            }
            try {
                while (out.isReady()) {
                    byte[] frame = source.get();
                    if (frame == null) {
                        if (unflushed) {
                            unflushed = false;
                            out.flush();
                        }
                        over = ending;
                        break;
                    }
                    out.write(frame);
                    unflushed = true;
                    progressNanos = System.nanoTime();
                }
            } catch (IOException | RuntimeException gone) {
                over = true;
            }
        }
        if (over) {
            close();
        }
    }

    /** Closes it if the other side has not taken anything for a while although there is something. */
    void closeIfOverdue() {
        boolean overdue;
        synchronized (this) {
            overdue = open && !closed && System.nanoTime() - progressNanos > PATIENCE_NANOS && !out.isReady();
        }
        if (overdue) {
            close();
        }
    }

    /** Has this called too when it is closed; at once if it is. */
    void whenClosed(Runnable also) {
        boolean over;
        synchronized (this) {
            over = closed;
            Runnable before = alsoOnClosed;
            alsoOnClosed = () -> {
                before.run();
                also.run();
            };
        }
        if (over) {
            also.run();
        }
    }

    /** Closes it once the source has no more. */
    void end() {
        synchronized (this) {
            ending = true;
        }
        pump();
    }

    void close() {
        Runnable tell;
        Runnable tellToo;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            tell = onClosed;
            tellToo = alsoOnClosed;
        }
        try {
            context.complete();
        } catch (IllegalStateException alreadyOver) {
            // The container was faster.
        }
        tell.run();
        tellToo.run();
    }

    @Override
    public void onError(Throwable failed) {
        close();
    }

    @Override
    public void onError(AsyncEvent event) {
        close();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        close();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        close();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // Started once, by this class.
    }
}
