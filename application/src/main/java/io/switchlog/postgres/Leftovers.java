package io.switchlog.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What earlier releases and killed runs have left in the data directory, and nobody needs. */
final class Leftovers {
    private static final Logger log = LoggerFactory.getLogger(Leftovers.class);

    private Leftovers() {}

    /** As far as it goes: nothing depends on it, and the next start tries again. */
    static void delete(Path parent, DirectoryStream.Filter<Path> unneeded) {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(parent, unneeded)) {
            for (Path leftover : leftovers) {
                deleteTree(leftover);
            }
        } catch (IOException | UncheckedIOException e) {
            log.info("Could not delete all that earlier runs have left in {}: {}", parent, e.toString());
        }
    }

    private static void deleteTree(Path root) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> tree = Files.walk(root)) {
            deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
