package io.switchlog.command.agent.table;

import io.switchlog.messages.Channel;
import io.switchlog.messages.agent.settings.Catalogue;
import io.switchlog.messages.agent.settings.Setting;
import io.switchlog.messages.agent.settings.SettingType;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A column that a table of agents may have: those of an export, and {@code password}.
 *
 * @param name where its cells go in an agent's JSON, with dots leading into objects
 */
record Column(String name, Kind kind) {
    static final String ID = "id";
    static final String USERNAME = "username";
    static final String INTERNAL = "internal";
    static final String PASSWORD = "password";

    private static final Map<String, Column> ALL = new HashMap<>();

    /** What its cells are. */
    enum Kind {
        /** What an export tells and nobody sets. */
        TOLD,
        /** Who it is about. */
        AGENT,
        TEXT,
        /** A text that nobody writes with spaces around it. */
        WORD,
        FLAG,
        NUMBER,
        WORDS
    }

    static {
        add(Kind.AGENT, ID);
        add(Kind.WORD, USERNAME, "typology", "email", INTERNAL);
        add(Kind.TEXT, "fullName", "alias", "description", PASSWORD);
        add(Kind.FLAG, "advancedSearch");
        add(Kind.TOLD, "createdAt", "deletedAt", "loggedIn", "avatar", "teams", "profiles", "aiAssistants", "warnings");
        add(Kind.TOLD, "autoAnswerConflicts", "voice.internal", "webrtc.wssPort", "phonebar.sipPort");
        add(Kind.TOLD, "phonebar.version", "security.locked", "security.lastPasswordChangeAt");
        for (Channel channel : Channel.digital()) {
            add(Kind.NUMBER, "capacity." + channel.code(), "autoAnswer." + channel.code() + ".delaySeconds");
            add(Kind.FLAG, "autoAnswer." + channel.code() + ".enabled");
        }
        for (Setting<?> setting : Catalogue.SETTINGS) {
            add(kind(setting.in(setting.typologies().iterator().next()).type()), setting.path());
        }
    }

    private static void add(Kind kind, String... names) {
        for (String name : names) {
            ALL.put(name.toLowerCase(Locale.ROOT), new Column(name, kind));
        }
    }

    private static Kind kind(SettingType<?> type) {
        if (type instanceof SettingType.Flag) {
            return Kind.FLAG;
        }
        if (type instanceof SettingType.Number) {
            return Kind.NUMBER;
        }
        return type instanceof SettingType.Preferences ? Kind.WORDS : Kind.TEXT;
    }

    /** The column of this name; capitals do not matter. */
    static Optional<Column> of(String name) {
        return Optional.ofNullable(ALL.get(name.strip().toLowerCase(Locale.ROOT)));
    }

    /** What a cell says, which is not blank; empty if it is none of this column. */
    Optional<Object> read(String cell) {
        String bare = cell.strip();
        return switch (kind) {
            case TOLD, TEXT -> Optional.of(cell);
            case AGENT, WORD -> Optional.of(bare);
            case FLAG -> bare.matches("(?i)true|false") ? Optional.of(Boolean.valueOf(bare)) : Optional.empty();
            case NUMBER -> bare.matches("-?[0-9]{1,9}") ? Optional.of(Integer.valueOf(bare)) : Optional.empty();
            case WORDS -> Optional.of(List.of(bare.split("[\\s,;]+")));
        };
    }

    String mustBe() {
        return kind == Kind.FLAG ? "must be true or false" : "must be a whole number";
    }
}
