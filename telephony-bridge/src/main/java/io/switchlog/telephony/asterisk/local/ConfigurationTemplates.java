package io.switchlog.telephony.asterisk.local;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Asterisk's configuration as it is in the folder {@code asterisk/etc}, with names such as {@code @AMI_PORT@} in it. */
public final class ConfigurationTemplates {
    private static final List<String> FILES = List.of(
            "asterisk.conf",
            "cdr.conf",
            "doubles.conf",
            "extconfig.conf",
            "extensions.conf",
            "features.conf",
            "indications.conf",
            "logger.conf",
            "manager.conf",
            "modules.conf",
            "musiconhold.conf",
            "odbc.ini",
            "odbcinst.ini",
            "pjsip.conf",
            "queues.conf",
            "res_odbc.conf",
            "routes.conf",
            "rtp.conf",
            "sorcery.conf",
            "voicemail.conf");

    private ConfigurationTemplates() {}

    static InputStream open(String name) throws IOException {
        InputStream found = ConfigurationTemplates.class.getResourceAsStream("/asterisk/" + name);
        if (found == null) {
            throw new FileNotFoundException("asterisk/" + name + " is not in the class path");
        }
        return found;
    }

    /** What is in one of the files in the folder {@code asterisk}. */
    public static String text(String name) throws IOException {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    static void render(Path etc, Map<String, String> values) throws IOException {
        Files.createDirectories(etc);
        for (String file : FILES) {
            String text = text("etc/" + file);
            for (Map.Entry<String, String> value : values.entrySet()) {
                text = text.replace("@" + value.getKey() + "@", value.getValue());
            }
            Files.writeString(etc.resolve(file), text);
        }
    }
}
