package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.settings.SettingType.Flag;
import io.switchlog.messages.agent.settings.SettingType.Number;
import io.switchlog.messages.agent.settings.SettingType.Text;
import java.util.List;
import java.util.regex.Pattern;

/** The Windows client, for agents of typology PHONEBAR (AG-78 ... AG-101, AG-16). */
public final class Phonebar {
    static final int SIP_PORT = 5_060;
    static final int SIP_PORT_WITH_TLS = 5_061;
    private static final Number PORT = new Number(1, 65_535);

    public static final Setting<Boolean> ENABLE_SETTINGS =
            flag("enableSettings", true, "AG-78", "The agent may see and change the settings of his phonebar.");
    public static final Setting<Boolean> AUTO_ANSWER =
            flag("autoAnswer", false, "AG-79", "Calls are answered for the agent.");
    public static final Setting<Integer> AUTO_ANSWER_DELAY_SECONDS = number(
            "autoAnswerDelaySeconds",
            new Number(0, Webrtc.HOUR_SECONDS),
            0,
            "AG-79",
            "How long a call rings before it is answered for the agent.");
    public static final Setting<Boolean> RING_IN_USE =
            flag("ringInUse", false, "AG-80", "Calls ring at the agent while he is in another one.");
    public static final Setting<Boolean> ENABLE_RECORDING =
            flag("enableRecording", false, "AG-81 AG-66", "The agent may record incoming calls.");
    public static final Setting<Boolean> ENABLE_DTMF =
            flag("enableDtmf", true, "AG-82", "The agent hears tones when he dials.");
    public static final Setting<Boolean> DO_NOT_DISTURB_DURING_PAUSE = flag(
            "doNotDisturbDuringPause", true, "AG-83", "While paused the agent gets no direct and no internal calls.");
    public static final Setting<Boolean> UNANSWERED_CALL_BADGE = flag(
            "unansweredCallBadge", false, "AG-84", "The call history's icon shows the number of unanswered calls.");
    public static final Setting<Boolean> JAWS =
            flag("jawsIntegration", false, "AG-85", "The phonebar works with the screen reader JAWS.");
    public static final Setting<Boolean> SCREEN_RECORDING_BY_AGENT = flag(
                    "screenRecordingByAgent",
                    false,
                    "AG-88 AG-86 AG-87",
                    "The agent may record his screen; not together with automatic recording.")
            .licensed(Licence.Feature.SCREEN_RECORDING);
    public static final Setting<Boolean> AUTOMATIC_SCREEN_RECORDING = flag(
                    "automaticScreenRecording",
                    false,
                    "AG-89 AG-86 AG-87",
                    "The agent's screen is recorded during each call; not together with recording by the agent.")
            .licensed(Licence.Feature.SCREEN_RECORDING);
    public static final Setting<Boolean> REMOTE_CONTROL = flag(
            "remoteControl",
            false,
            "AG-92 AG-16 AG-96",
            "Other programs on the agent's computer may use the phonebar, for instance to dial.");
    public static final Setting<Integer> REMOTE_CONTROL_PORT =
            number("remoteControlPort", PORT, 9_888, "AG-93 AG-16", "Where the phonebar listens to other programs.");
    public static final Setting<Integer> SIP_EXPIRES_SECONDS = number(
            "sipExpiresSeconds",
            new Number(1, Webrtc.DAY_SECONDS),
            Webrtc.HOUR_SECONDS,
            "AG-94",
            "After how long the phonebar registers anew.");
    public static final Setting<Integer> SIP_SOURCE_PORT =
            number("sipSourcePort", PORT, 5_160, "AG-97", "From which port the phonebar talks to the PBX.");
    public static final Setting<Integer> SIP_DESTINATION_PORT = number(
            "sipDestinationPort",
            PORT,
            SIP_PORT,
            "AG-98 AG-95 AG-99 AG-100 AMB-12",
            "On which port the PBX listens; 5061 with TLS. Phonebars before 5.7 do not look at it.");
    public static final Setting<Boolean> CALL_FORWARDING =
            flag("callForwarding", false, "AG-101", "The agent may forward all his calls to a number of his choice.");
    public static final Setting<String> FORWARD_TO = Setting.of(
            Section.PHONEBAR,
            "phonebar.forwardTo",
            new Text(40, Pattern.compile("\\+?[0-9*#]+"), "a telephone number"),
            "",
            "AG-101",
            "Where the agent forwards his calls to, if he does.");

    static final List<Setting<?>> ALL = List.of(
            ENABLE_SETTINGS,
            AUTO_ANSWER,
            AUTO_ANSWER_DELAY_SECONDS,
            RING_IN_USE,
            ENABLE_RECORDING,
            ENABLE_DTMF,
            DO_NOT_DISTURB_DURING_PAUSE,
            UNANSWERED_CALL_BADGE,
            JAWS,
            SCREEN_RECORDING_BY_AGENT,
            AUTOMATIC_SCREEN_RECORDING,
            REMOTE_CONTROL,
            REMOTE_CONTROL_PORT,
            SIP_EXPIRES_SECONDS,
            SIP_SOURCE_PORT,
            SIP_DESTINATION_PORT,
            CALL_FORWARDING,
            FORWARD_TO);

    private Phonebar() {}

    private static Setting<Boolean> flag(String name, boolean initial, String features, String description) {
        return Setting.of(Section.PHONEBAR, "phonebar." + name, new Flag(), initial, features, description);
    }

    private static Setting<Integer> number(String name, Number type, int initial, String features, String description) {
        return Setting.of(Section.PHONEBAR, "phonebar." + name, type, initial, features, description);
    }
}
