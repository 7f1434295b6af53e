package io.switchlog.messages.agent.settings;

import io.switchlog.messages.agent.settings.SettingType.Flag;
import io.switchlog.messages.agent.settings.SettingType.Number;
import java.util.List;

/** The bar in the browser, for agents of typology WEBRTC (AG-69 ... AG-77). */
public final class Webrtc {
    static final int HOUR_SECONDS = 3_600;
    static final int DAY_SECONDS = 86_400;

    public static final Setting<Boolean> ENABLE_SETTINGS =
            flag("enableSettings", true, "AG-69", "The agent may see and change the settings of his bar.");
    public static final Setting<Boolean> AUTO_ANSWER =
            flag("autoAnswer", false, "AG-70", "Calls are answered for the agent.");
    public static final Setting<Integer> AUTO_ANSWER_DELAY_SECONDS = Setting.of(
            Section.WEBRTC,
            "webrtc.autoAnswerDelaySeconds",
            new Number(0, HOUR_SECONDS),
            0,
            "AG-70",
            "How long a call rings before it is answered for the agent.");
    public static final Setting<Boolean> AUTO_ANSWER_NOTIFICATION = flag(
            "autoAnswerNotification",
            false,
            "AG-71",
            "The browser shows a notification until a call is answered for the agent.");
    public static final Setting<Boolean> ENABLE_RECORDING =
            flag("enableRecording", false, "AG-72", "The agent may record incoming calls.");
    public static final Setting<Boolean> ENABLE_DTMF =
            flag("enableDtmf", true, "AG-73", "The agent hears tones when he dials.");
    public static final Setting<Boolean> DO_NOT_DISTURB_DURING_PAUSE = flag(
            "doNotDisturbDuringPause", false, "AG-74", "While paused the agent gets no direct and no internal calls.");
    public static final Setting<Boolean> IGNORE_BREAK_FOR_PREVIEW = flag(
            "ignoreBreakForPreview", false, "AG-75", "The agent may make calls in preview mode while he is paused.");
    public static final Setting<Boolean> RING_IN_USE =
            flag("ringInUse", false, "AG-76", "Calls ring at the agent while he is in another one.");
    public static final Setting<Integer> SIP_EXPIRES_SECONDS = Setting.of(
            Section.WEBRTC,
            "webrtc.sipExpiresSeconds",
            new Number(1, DAY_SECONDS),
            HOUR_SECONDS,
            "AG-77",
            "After how long the bar registers anew.");

    static final List<Setting<?>> ALL = List.of(
            ENABLE_SETTINGS,
            AUTO_ANSWER,
            AUTO_ANSWER_DELAY_SECONDS,
            AUTO_ANSWER_NOTIFICATION,
            ENABLE_RECORDING,
            ENABLE_DTMF,
            DO_NOT_DISTURB_DURING_PAUSE,
            IGNORE_BREAK_FOR_PREVIEW,
            RING_IN_USE,
            SIP_EXPIRES_SECONDS);

    private Webrtc() {}

    private static Setting<Boolean> flag(String name, boolean initial, String feature, String description) {
        return Setting.of(Section.WEBRTC, "webrtc." + name, new Flag(), initial, feature, description);
    }
}
