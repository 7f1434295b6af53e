package io.switchlog.telephony.asterisk.provisioning;

import static io.switchlog.messages.agent.settings.Voice.CALLER_ID;
import static io.switchlog.messages.agent.settings.Voice.CALL_GROUP;
import static io.switchlog.messages.agent.settings.Voice.CHAN_SPY;
import static io.switchlog.messages.agent.settings.Voice.CODECS;
import static io.switchlog.messages.agent.settings.Voice.CONTEXT;
import static io.switchlog.messages.agent.settings.Voice.ENCRYPTION;
import static io.switchlog.messages.agent.settings.Voice.HOST;
import static io.switchlog.messages.agent.settings.Voice.NAT;
import static io.switchlog.messages.agent.settings.Voice.PICKUP_GROUP;
import static io.switchlog.messages.agent.settings.Voice.RECORD_CALLS;
import static io.switchlog.messages.agent.settings.Voice.TRANSPORTS;
import static io.switchlog.messages.agent.settings.Voice.TYPE;
import static io.switchlog.messages.agent.settings.Voice.VIDEO_SUPPORT;

import io.switchlog.messages.agent.settings.Account;
import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Mobile;
import io.switchlog.messages.agent.settings.Phonebar;
import io.switchlog.messages.agent.settings.Setting;
import io.switchlog.messages.agent.settings.Webrtc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From what is set for an agent to Asterisk's columns, a pure function. The names are those of Asterisk's old SIP channel,
 * which Asterisk 21 no longer has; what they mean there is said in PJSIP's words. {@link MappingTable} says it in a
 * person's.
 */
public final class PhoneMapping {
    static final String SPY_GROUP = "switchlog";
    private static final String YES = "yes";
    private static final String NO = "no";
    private static final String DYNAMIC = "dynamic";
    private static final String NOWHERE = "switchlog-nowhere";
    private static final Set<String> WEB_SOCKETS = Set.of("ws", "wss");
    private static final Map<String, String> FILE_ENDINGS = Map.of("wav", "wav", "wav49", "WAV", "gsm", "gsm");
    private static final int SHORTEST_REGISTRATION_SECONDS = 60;

    private PhoneMapping() {}

    /** The rows of a telephone. */
    public static PhoneRows rows(PhoneProfile profile) {
        AgentSettings settings = profile.settings();
        boolean voicemail = settings.is(Account.VOICEMAIL);
        return new PhoneRows(
                endpoint(profile),
                auth(profile),
                settings.get(TYPE).equals("user") ? null : aor(profile),
                phone(profile, voicemail),
                voicemail ? mailbox(profile) : null);
    }

    private static Map<String, @Nullable Object> endpoint(PhoneProfile profile) {
        AgentSettings settings = profile.settings();
        String type = settings.get(TYPE);
        boolean browser = WEB_SOCKETS.containsAll(settings.get(TRANSPORTS));
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", profile.internal());
        row.put("auth", profile.internal());
        row.put("aors", type.equals("user") ? "" : profile.internal());
        row.put("transport", transport(settings.get(TRANSPORTS)));
        row.put("context", type.equals("peer") ? NOWHERE : settings.get(CONTEXT));
        row.put("disallow", "all");
        row.put("allow", allow(settings));
        row.put("callerid", callerId(settings.get(CALLER_ID), profile.internal()));
        row.put("mailboxes", settings.is(Account.VOICEMAIL) ? profile.internal() + "@default" : null);
        row.put("set_var", variables(settings));
        row.put("webrtc", browser ? YES : NO);
        row.put("media_encryption", encryption(settings, browser));
        row.put("direct_media", NO);
        row.put("call_group", orNull(settings.get(CALL_GROUP)));
        row.put("pickup_group", orNull(settings.get(PICKUP_GROUP)));
        row.put("max_video_streams", settings.is(VIDEO_SUPPORT) ? 1 : 0);
        row.putAll(nat(settings.get(NAT)));
        row.putAll(from(settings.get(HOST)));
        row.put("outbound_proxy", gateway(settings));
        return row;
    }

    private static Map<String, @Nullable Object> auth(PhoneProfile profile) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", profile.internal());
        row.put("auth_type", "userpass");
        row.put("username", profile.internal());
        row.put("password", profile.secret());
        return row;
    }

    private static Map<String, @Nullable Object> aor(PhoneProfile profile) {
        AgentSettings settings = profile.settings();
        int expires = number(settings, Webrtc.SIP_EXPIRES_SECONDS, Phonebar.SIP_EXPIRES_SECONDS, 3_600);
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", profile.internal());
        row.put("contact", contact(profile));
        row.put("max_contacts", 1);
        row.put("remove_existing", YES);
        row.put("default_expiration", expires);
        row.put("maximum_expiration", expires);
        row.put("minimum_expiration", Math.min(expires, SHORTEST_REGISTRATION_SECONDS));
        row.put("qualify_frequency", 0);
        row.put("mailboxes", settings.is(Account.VOICEMAIL) ? profile.internal() + "@default" : null);
        return row;
    }

    private static Map<String, @Nullable Object> phone(PhoneProfile profile, boolean voicemail) {
        AgentSettings settings = profile.settings();
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("id", profile.internal());
        row.put("ring_in_use", yes(flag(settings, Webrtc.RING_IN_USE, Phonebar.RING_IN_USE)));
        row.put(
                "do_not_disturb",
                yes(flag(settings, Webrtc.DO_NOT_DISTURB_DURING_PAUSE, Phonebar.DO_NOT_DISTURB_DURING_PAUSE)));
        row.put("forward_to", settings.is(Phonebar.CALL_FORWARDING) ? settings.get(Phonebar.FORWARD_TO) : "");
        row.put("voicemail", yes(voicemail));
        return row;
    }

    private static Map<String, @Nullable Object> mailbox(PhoneProfile profile) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("context", "default");
        row.put("mailbox", profile.internal());
        row.put("password", profile.pin());
        row.put("fullname", profile.name());
        row.put("email", orNull(profile.email()));
        return row;
    }

    /** Asterisk takes one transport or whichever the telephone comes with; WebSockets it finds by itself only. */
    private static @Nullable String transport(List<String> transports) {
        return transports.size() == 1 && !WEB_SOCKETS.contains(transports.get(0))
                ? "transport-" + transports.get(0)
                : null;
    }

    private static String allow(AgentSettings settings) {
        List<String> codecs = new ArrayList<>(settings.get(CODECS));
        if (settings.is(VIDEO_SUPPORT)) {
            codecs.addAll(List.of("h264", "vp8"));
        }
        return String.join(",", codecs);
    }

    private static String callerId(String callerId, String internal) {
        if (callerId.isEmpty()) {
            return "<" + internal + ">";
        }
        if (callerId.contains("<")) {
            return callerId;
        }
        return callerId.matches("\\+?[0-9*#]+") ? "<" + callerId + ">" : "\"" + callerId + "\" <" + internal + ">";
    }

    /** Variables of the telephone's channels, which the dialplan looks at; between them Asterisk wants a semicolon. */
    private static @Nullable String variables(AgentSettings settings) {
        List<String> variables = new ArrayList<>();
        String recording = FILE_ENDINGS.get(settings.get(RECORD_CALLS));
        if (recording != null) {
            variables.add("SWITCHLOG_RECORD=" + recording);
        }
        if (flag(settings, Webrtc.AUTO_ANSWER, Phonebar.AUTO_ANSWER)) {
            variables.add("SWITCHLOG_AUTO_ANSWER="
                    + number(settings, Webrtc.AUTO_ANSWER_DELAY_SECONDS, Phonebar.AUTO_ANSWER_DELAY_SECONDS, 0));
        }
        if (settings.is(CHAN_SPY)) {
            variables.add("SPYGROUP=" + SPY_GROUP);
        }
        return variables.isEmpty() ? null : String.join(";", variables);
    }

    private static @Nullable String encryption(AgentSettings settings, boolean browser) {
        if (browser) {
            return "dtls"; // a browser knows nothing else
        }
        return settings.get(ENCRYPTION).equals(YES) ? "sdes" : NO;
    }

    private static Map<String, String> nat(String nat) {
        boolean signalling = Set.of(YES, "force_rport", "route").contains(nat);
        boolean sound = Set.of(YES, "comedia", "route").contains(nat);
        return Map.of("force_rport", yes(signalling), "rewrite_contact", yes(signalling), "rtp_symmetric", yes(sound));
    }

    private static Map<String, @Nullable Object> from(String host) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("deny", host.equals(DYNAMIC) ? null : "0.0.0.0/0,::/0");
        row.put("permit", host.equals(DYNAMIC) ? null : host);
        return row;
    }

    private static @Nullable String contact(PhoneProfile profile) {
        AgentSettings settings = profile.settings();
        String host = settings.get(HOST);
        if (host.equals(DYNAMIC)) {
            return null;
        }
        String port =
                Phonebar.SIP_SOURCE_PORT.isOf(settings.typology()) ? ":" + settings.get(Phonebar.SIP_SOURCE_PORT) : "";
        return "sip:" + profile.internal() + "@" + (host.contains(":") ? "[" + host + "]" : host) + port;
    }

    /** Realtime splits a value at semicolons, and takes ^3B for one that stays. */
    private static @Nullable String gateway(AgentSettings settings) {
        String gateway = Mobile.PUSH_GATEWAY.isOf(settings.typology()) ? settings.get(Mobile.PUSH_GATEWAY) : "";
        return gateway.isEmpty() ? null : "sip:" + gateway + "^3Blr";
    }

    private static boolean flag(AgentSettings settings, Setting<Boolean> webrtc, Setting<Boolean> phonebar) {
        return settings.is(webrtc) || settings.is(phonebar);
    }

    private static int number(
            AgentSettings settings, Setting<Integer> webrtc, Setting<Integer> phonebar, int otherwise) {
        if (webrtc.isOf(settings.typology())) {
            return settings.get(webrtc);
        }
        return phonebar.isOf(settings.typology()) ? settings.get(phonebar) : otherwise;
    }

    private static String yes(boolean flag) {
        return flag ? YES : NO;
    }

    private static @Nullable String orNull(String value) {
        return value.isEmpty() ? null : value;
    }
}
