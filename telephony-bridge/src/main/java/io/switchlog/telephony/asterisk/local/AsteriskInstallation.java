package io.switchlog.telephony.asterisk.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/**
 * Asterisk and SIPp, unpacked into a folder by {@code asterisk/install.sh}.
 *
 * @param version Debian's
 * @param root what Debian calls /
 * @param libraries where Asterisk's modules and the database's drivers are
 */
public record AsteriskInstallation(String version, Path home, Path root, Path libraries) {
    private static final long INSTALLING_TAKES_MINUTES = 9;

    /**
     * Where it is: {@code SWITCHLOG_ASTERISK_HOME}, else below the user's cache.
     */
    public static Path defaultHome() {
        String home = System.getenv("SWITCHLOG_ASTERISK_HOME");
        return home == null || home.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache", "switchlog", "asterisk")
                : Path.of(home);
    }

    /** The one at {@link #defaultHome()}, which is put there first if it is not there yet. */
    public static AsteriskInstallation ready() throws AsteriskUnavailable, IOException, InterruptedException {
        return ready(defaultHome());
    }

    /** The one in a folder, which is put there first if it is not there yet. */
    public static AsteriskInstallation ready(Path home) throws AsteriskUnavailable, IOException, InterruptedException {
        if (!Files.exists(home.resolve("READY"))) {
            install(home);
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(home.resolve("READY"))) {
            properties.load(in);
        }
        return new AsteriskInstallation(
                properties.getProperty("version"),
                home,
                Path.of(properties.getProperty("root")),
                Path.of(properties.getProperty("libraries")));
    }

    private static void install(Path home) throws AsteriskUnavailable, IOException, InterruptedException {
        if (!System.getProperty("os.name").equals("Linux") || !Files.isExecutable(Path.of("/bin/bash"))) {
            throw new AsteriskUnavailable("Asterisk is installed from Debian's packages, on Linux with bash only");
        }
        Path script = Files.createTempFile("install-asterisk", ".sh");
        Path log = Files.createTempFile("install-asterisk", ".log");
        try {
            try (InputStream in = ConfigurationTemplates.open("install.sh")) {
                Files.copy(in, script, StandardCopyOption.REPLACE_EXISTING);
            }
            Process process = new ProcessBuilder("/bin/bash", script.toString(), home.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!process.waitFor(INSTALLING_TAKES_MINUTES, TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AsteriskUnavailable("Asterisk was not installed within " + INSTALLING_TAKES_MINUTES
                        + " minutes: " + Files.readString(log));
            }
            if (process.exitValue() != 0) {
                throw new AsteriskUnavailable(
                        "Asterisk cannot be installed: " + Files.readString(log).strip());
            }
        } finally {
            Files.deleteIfExists(script);
            Files.deleteIfExists(log);
        }
    }

    Path asterisk() {
        return home.resolve("bin").resolve("asterisk");
    }

    Path sipp() {
        return home.resolve("bin").resolve("sipp");
    }
}
