package io.switchlog.telephony.asterisk.provisioning;

import java.util.LinkedHashMap;
import java.util.Map;

/** What Asterisk makes of each setting of a telephone, in words: the table in docs/asterisk.md, which a test compares. */
public final class MappingTable {
    /** For settings that concern the agent's client and nothing that Asterisk does. */
    private static final String CLIENT = "not Asterisk's: the agent's client does it";

    private static final String CENTRE = "not Asterisk's: the centre refuses or allows it";

    private MappingTable() {}

    /** By the setting's path, in the order of the settings. */
    public static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("voicemail", "`voicemail_users`, `ps_endpoints.mailboxes`, `ps_aors.mailboxes`");
        voice(rows);
        webrtc(rows);
        phonebar(rows);
        rows.put("mobile.pushGateway", "`ps_endpoints.outbound_proxy`: calls go through it, and it wakes the app");
        rows.put("external.hotDesk", "not a column: the agent's place in his queues is the telephone that he chose");
        return rows;
    }

    private static void voice(Map<String, String> rows) {
        rows.put(
                "voice.transports",
                "`ps_endpoints.transport` = `transport-udp`, `-tcp` or `-tls` if it is the only one, else empty: Asterisk"
                        + " answers by the one with which the telephone registered, an order of preference it does not"
                        + " know; `webrtc` = yes if all are WebSockets");
        rows.put(
                "voice.host",
                "dynamic: nothing; an address: `ps_aors.contact`, and `ps_endpoints.permit` for nobody else");
        rows.put(
                "voice.nat",
                "`force_rport` and `rewrite_contact` for yes, force_rport, route; `rtp_symmetric` for yes, comedia, route;"
                        + " never is no, as PJSIP answers rport wherever it is asked to");
        rows.put(
                "voice.type",
                "friend: all; user: no `ps_aors`, so that nobody can call it; peer: `context` = `switchlog-nowhere`, so"
                        + " that it can call nobody");
        rows.put(
                "voice.codecs",
                "`disallow` = all, `allow` in this order; g729 needs a codec module that Asterisk sells");
        rows.put("voice.callerId", "`callerid`; a name gets the internal number, a number stands alone");
        rows.put("voice.context", "`context`");
        rows.put("voice.callGroup", "`call_group`");
        rows.put("voice.pickupGroup", "`pickup_group`");
        rows.put("voice.chanSpy", "`set_var` SPYGROUP: without it ChanSpy finds nothing to listen to");
        rows.put("voice.videoSupport", "`max_video_streams`, and h264 and vp8 in `allow`");
        rows.put(
                "voice.recordCalls",
                "`set_var` SWITCHLOG_RECORD, which the dialplan gives to MixMonitor; wav49 is WAV");
        rows.put(
                "voice.encryption",
                "`media_encryption` = sdes or no; dtls for WebSockets, whatever is set, as browsers know nothing else");
    }

    private static void webrtc(Map<String, String> rows) {
        rows.put("webrtc.enableSettings", CENTRE);
        rows.put("webrtc.autoAnswer", "`set_var` SWITCHLOG_AUTO_ANSWER, a header of the call");
        rows.put("webrtc.autoAnswerDelaySeconds", "its value, in the header");
        rows.put("webrtc.autoAnswerNotification", CLIENT);
        rows.put("webrtc.enableRecording", CENTRE);
        rows.put("webrtc.enableDtmf", CLIENT);
        rows.put(
                "webrtc.doNotDisturbDuringPause",
                "`switchlog_phones.do_not_disturb`, asked by the dialplan when somebody calls the agent directly");
        rows.put("webrtc.ignoreBreakForPreview", CENTRE);
        rows.put(
                "webrtc.ringInUse",
                "`switchlog_phones.ring_in_use` for direct calls, the action QueueMemberRingInUse for queues");
        rows.put("webrtc.sipExpiresSeconds", "`ps_aors.default_expiration` and `maximum_expiration`");
    }

    private static void phonebar(Map<String, String> rows) {
        rows.put("phonebar.enableSettings", CENTRE);
        rows.put("phonebar.autoAnswer", "as webrtc.autoAnswer");
        rows.put("phonebar.autoAnswerDelaySeconds", "as webrtc.autoAnswerDelaySeconds");
        rows.put("phonebar.ringInUse", "as webrtc.ringInUse");
        rows.put("phonebar.enableRecording", CENTRE);
        rows.put("phonebar.enableDtmf", CLIENT);
        rows.put("phonebar.doNotDisturbDuringPause", "as webrtc.doNotDisturbDuringPause");
        rows.put("phonebar.unansweredCallBadge", CLIENT);
        rows.put("phonebar.jawsIntegration", CLIENT);
        rows.put("phonebar.screenRecordingByAgent", CLIENT);
        rows.put("phonebar.automaticScreenRecording", CLIENT);
        rows.put("phonebar.remoteControl", CLIENT);
        rows.put("phonebar.remoteControlPort", CLIENT);
        rows.put("phonebar.sipExpiresSeconds", "as webrtc.sipExpiresSeconds");
        rows.put("phonebar.sipSourcePort", "the port in `ps_aors.contact` if voice.host is an address");
        rows.put("phonebar.sipDestinationPort", "not a column: the transport's `bind` in pjsip.conf, the same for all");
        rows.put("phonebar.callForwarding", "`switchlog_phones.forward_to` is empty without it");
        rows.put(
                "phonebar.forwardTo", "`switchlog_phones.forward_to`, for direct calls; queues call the agent himself");
    }

    /** As the documentation has it. */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| setting | in Asterisk |\n|---|---|\n");
        rows().forEach((path, meaning) -> table.append("| `%s` | %s |%n".formatted(path, meaning)));
        return table.toString();
    }
}
