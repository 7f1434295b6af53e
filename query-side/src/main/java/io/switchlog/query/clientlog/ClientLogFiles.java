package io.switchlog.query.clientlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files, in a directory per agent called {@code agent-<user name>} (AG-148). When a file is full the next one begins,
 * and only the last few stay, so that a client that logs without end fills no disk.
 */
final class ClientLogFiles {
    private static final Pattern USERNAME = Pattern.compile("[A-Za-z0-9._]+");
    private static final String CURRENT = "omni-desktop.log";
    private static final Pattern FILE = Pattern.compile(Pattern.quote(CURRENT) + "(\\.[0-9])?");

    private final Path directory;
    private final long mostBytes;
    private final int mostFiles;

    /** A file as it is listed. */
    record Info(String name, long bytes, Instant modifiedAt) {}

    /**
     * Begins with what is there.
     *
     * @param mostBytes after which a file is full
     * @param mostFiles per agent, at most 10
     */
    ClientLogFiles(Path directory, long mostBytes, int mostFiles) {
        this.directory = directory;
        this.mostBytes = mostBytes;
        this.mostFiles = mostFiles;
    }

    /** Where an agent's files are. */
    Path of(String username) {
        // User names have no other characters; this does not rely on it.
        // to it.
        if (!USERNAME.matcher(username).matches()) {
            throw new IllegalArgumentException("not a user name");
        }
        return directory.resolve("agent-" + username);
    }

    synchronized void append(String username, List<ClientEntry> entries, Instant now) {
        Path file = of(username).resolve(CURRENT);
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.line(now)));
        try {
            Files.createDirectories(file.getParent());
            if (Files.exists(file) && Files.size(file) + lines.length() > mostBytes) {
                moveOn(file);
            }
            Files.write(file, lines.toString().getBytes(UTF_8), CREATE, APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void moveOn(Path file) throws IOException {
        for (int number = mostFiles - 2; number >= 1; number--) {
            Path older = numbered(file, number);
            if (Files.exists(older)) {
                Files.move(older, numbered(file, number + 1), REPLACE_EXISTING);
            }
        }
        Files.move(file, numbered(file, 1), REPLACE_EXISTING);
    }

    private static Path numbered(Path file, int number) {
        return file.resolveSibling(file.getFileName() + "." + number);
    }

    /** The newest first. */
    List<Info> list(String username) {
        Path agents = of(username);
        if (!Files.isDirectory(agents)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(agents)) {
            return files.filter(file -> isLog(file.getFileName().toString()))
                    .sorted()
                    .map(ClientLogFiles::info)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Info info(Path file) {
        try {
            return new Info(
                    file.getFileName().toString(),
                    Files.size(file),
                    Files.getLastModifiedTime(file).toInstant());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A file that {@link #list} names. */
    Optional<Path> find(String username, String name) {
        Path file = of(username).resolve(isLog(name) ? name : CURRENT);
        return isLog(name) && Files.isRegularFile(file) ? Optional.of(file) : Optional.empty();
    }

    private static boolean isLog(String name) {
        return FILE.matcher(name).matches();
    }
}
