package io.switchlog.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The right to start and stop the server of one data directory; the operating system takes it back when we die. */
final class OwnerLock {
    /**
     * Static because the lock belongs to the process: POSIX drops it as soon as the process closes any descriptor of
     * the file, so a second server in this JVM must not even open it.
     */
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path file;
    private @Nullable FileLock lock;

    OwnerLock(Path file) {
        this.file = file;
    }

    synchronized boolean tryAcquire() {
        if (lock != null) {
            return true;
        }
        if (!HELD_BY_THIS_PROCESS.add(file)) {
            return false;
        }
        try {
            lock = lock();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Cannot lock " + file + " (" + e + "): the data directory must be writable and on a local disk", e);
        } finally {
            if (lock == null) {
                HELD_BY_THIS_PROCESS.remove(file);
            }
        }
        return lock != null;
    }

    private @Nullable FileLock lock() throws IOException {
        FileChannel channel = FileChannel.open(file, CREATE, WRITE);
        FileLock acquired = null;
        try {
            acquired = channel.tryLock();
            if (acquired != null) {
                String holder = ProcessHandle.current().pid() + "\n";
                channel.truncate(0).write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.US_ASCII)));
            }
            return acquired;
        } finally {
            if (acquired == null) {
                channel.close();
            }
        }
    }

    synchronized boolean held() {
        return lock != null;
    }

    synchronized void release() {
        if (lock == null) {
            return;
        }
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new EmbeddedServerException("Cannot release " + file + " (" + e + ")", e);
        } finally {
            lock = null;
            HELD_BY_THIS_PROCESS.remove(file);
        }
    }
}
