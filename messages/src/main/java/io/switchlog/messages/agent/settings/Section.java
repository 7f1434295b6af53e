package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.Typology;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A part of the form in which an agent is edited (AG-28). */
public enum Section {
    PROFILE("profile", "Profile"),
    ACCOUNT("account", "Account"),
    SECURITY("security", "Security"),
    VOICE("voice", "Voice"),
    WEBRTC("webrtc", "WebRTC"),
    PHONEBAR("phonebar", "Phonebar settings"),
    MOBILE("mobile", "Motion App settings"),
    EXTERNAL("external", "Hot desk"),
    OTHER_CHANNELS("otherChannels", "Other channels"),
    PERMISSIONS("permissions", "Permissions"),
    CLIENT_LOGS("clientLogs", "Client logs");

    /** With what agents can work, in the order in which people name it. */
    public static final Set<Typology> ALL_TYPOLOGIES =
            Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Typology.UNKNOWN)));

    private static final List<Section> OF_ONE = List.of(WEBRTC, PHONEBAR, MOBILE, EXTERNAL);

    private final String code;
    private final String title;

    Section(String code, String title) {
        this.code = code;
        this.title = title;
    }

    /** As documents and the schema write it. */
    public String code() {
        return code;
    }

    public String title() {
        return title;
    }

    /** The typologies whose agents have it. */
    public Set<Typology> typologies() {
        return OF_ONE.contains(this) ? Set.of(Typology.valueOf(name())) : ALL_TYPOLOGIES;
    }
}
