package io.switchlog.messages.agent.settings;

import static io.switchlog.messages.agent.Typology.MOBILE;
import static io.switchlog.messages.agent.Typology.PHONEBAR;
import static io.switchlog.messages.agent.Typology.WEBRTC;

import io.switchlog.messages.agent.settings.SettingType.Choice;
import io.switchlog.messages.agent.settings.SettingType.Flag;
import io.switchlog.messages.agent.settings.SettingType.Host;
import io.switchlog.messages.agent.settings.SettingType.Preferences;
import io.switchlog.messages.agent.settings.SettingType.Text;
import io.switchlog.messages.agent.settings.SettingType.YesNo;
import java.util.List;
import java.util.regex.Pattern;

/** The agent's SIP client, on every typology (AG-47 ... AG-65). */
public final class Voice {
    static final String UDP = "udp";
    static final String TCP = "tcp";
    static final String TLS = "tls";
    private static final String WSS = "wss";
    private static final String G729 = "g729";
    private static final Preferences NO_G729 = new Preferences(List.of("ulaw", "alaw", "gsm", "g722", "opus"));
    private static final List<String> G711 = List.of("ulaw", "alaw");
    private static final Text GROUPS = new Text(
            100,
            Pattern.compile("(6[0-3]|[1-5]?[0-9])([,-](6[0-3]|[1-5]?[0-9]))*"),
            "numbers of groups from 0 to 63, such as 1,3-5,");

    public static final Setting<List<String>> TRANSPORTS = Setting.of(
                    Section.VOICE,
                    "voice.transports",
                    new Preferences(List.of(UDP, TCP, "ws", WSS, TLS)),
                    List.of(UDP),
                    "AG-48 AG-49 AG-50 AG-51 AG-52 AG-22",
                    "How the telephone talks to the PBX, in order of preference.")
            .but(WEBRTC, new Preferences(List.of(WSS)), List.of(WSS))
            .but(PHONEBAR, new Preferences(List.of(UDP, TCP, TLS)), List.of(UDP, TCP))
            .but(MOBILE, new Preferences(List.of(TLS, TCP, UDP)), List.of(TCP));
    public static final Setting<String> HOST = Setting.of(
            Section.VOICE,
            "voice.host",
            new Host(),
            Host.DYNAMIC,
            "AG-53",
            "From where the telephone registers: a fixed IP address, or dynamic.");
    public static final Setting<String> NAT = Setting.of(
            Section.VOICE,
            "voice.nat",
            new Choice(List.of("yes", "no", "force_rport", "comedia", "never", "route")),
            "force_rport",
            "AG-54",
            "How the PBX reaches a telephone behind a firewall.");
    public static final Setting<String> TYPE = Setting.of(
            Section.VOICE,
            "voice.type",
            new Choice(List.of("user", "peer", "friend")),
            "friend",
            "AG-55",
            "Which calls the telephone has: incoming (user), outgoing (peer) or both (friend).");
    public static final Setting<List<String>> CODECS = Setting.of(
                    Section.VOICE,
                    "voice.codecs",
                    new Preferences(List.of("ulaw", "alaw", "gsm", "g722", G729, "opus")),
                    G711,
                    "AG-56 AG-57",
                    "How sound is encoded, in order of preference.")
            .but(WEBRTC, NO_G729, List.of("opus", "ulaw", "alaw"))
            .but(PHONEBAR, NO_G729, G711);
    public static final Setting<String> CALLER_ID = Setting.of(
            Section.VOICE,
            "voice.callerId",
            new Text(80, Pattern.compile("[^\\p{Cntrl};,\\\\]+"), "a name, a number, or \"name\" <number>,"),
            "",
            "AG-58",
            "What people see whom the agent calls.");
    public static final Setting<String> CONTEXT = Setting.of(
            Section.VOICE,
            "voice.context",
            new Text(80, Pattern.compile("[A-Za-z0-9_-]+"), "letters, digits, - and _"),
            "from-sip",
            "AG-59",
            "Where the PBX's dialplan begins for the agent's calls; from-sip is recommended.");
    public static final Setting<String> CALL_GROUP =
            Setting.of(Section.VOICE, "voice.callGroup", GROUPS, "", "AG-60", "Groups whose calls ring at the agent.");
    public static final Setting<String> PICKUP_GROUP = Setting.of(
            Section.VOICE, "voice.pickupGroup", GROUPS, "", "AG-61", "Groups whose ringing calls the agent may take.");
    public static final Setting<Boolean> CHAN_SPY = Setting.of(
            Section.VOICE, "voice.chanSpy", new Flag(), false, "AG-62", "Supervisors may listen to the agent's calls.");
    public static final Setting<Boolean> VIDEO_SUPPORT =
            Setting.of(Section.VOICE, "voice.videoSupport", new Flag(), false, "AG-63", "The trunk supports video.");
    public static final Setting<String> RECORD_CALLS = Setting.of(
            Section.VOICE,
            "voice.recordCalls",
            new Choice(List.of("inactive", "wav", "wav49", "gsm")),
            "inactive",
            "AG-64 AMB-13",
            "In which format calls that the agent gets are recorded, if at all.");
    public static final Setting<String> ENCRYPTION = Setting.of(
                    Section.VOICE,
                    "voice.encryption",
                    new YesNo(),
                    YesNo.NO,
                    "AG-65 AG-50",
                    "Whether sound is encrypted (SRTP).")
            .but(WEBRTC, new YesNo(), YesNo.YES);

    static final List<Setting<?>> ALL = List.of(
            TRANSPORTS,
            HOST,
            NAT,
            TYPE,
            CODECS,
            CALLER_ID,
            CONTEXT,
            CALL_GROUP,
            PICKUP_GROUP,
            CHAN_SPY,
            VIDEO_SUPPORT,
            RECORD_CALLS,
            ENCRYPTION);

    private Voice() {}
}
