package io.switchlog.api;

import java.util.List;
import java.util.Map;

/** Agents who become others: every event about who they are and what is set for them. */
final class AgentProfileTraffic {
    private final ContactCentre centre;

    AgentProfileTraffic(ContactCentre centre) {
        this.centre = centre;
    }

    void run() {
        String agent = centre.newAgent(Map.of("typology", "PHONEBAR"));
        centre.post("/agents/" + agent + "/client", Map.of("phonebarVersion", "5.10.2"));
        centre.post("/agents/" + agent + "/sip-secret");
        edit(
                agent,
                Map.of(
                        "fullName", "Another Name",
                        "alias", "another",
                        "email", "another@example.org",
                        "description", "Another description",
                        "internal", String.valueOf(500_000_000 + Math.floorMod(agent.hashCode(), 100_000_000)),
                        "toastPosition", "bottom-left",
                        "phonebar", Map.of("ringInUse", true),
                        "voice", Map.of("transports", List.of("tcp"))));
        edit(agent, switches(true));
        edit(agent, Map.of("clientLogs", Map.of("level", "DEBUG")));
        edit(agent, switches(false));
        centre.post("/agents/" + agent + "/typology", Map.of("typology", "EXTERNAL"));
        edit(agent, Map.of("external", Map.of("hotDesk", true)));
        edit(agent, Map.of("external", Map.of("hotDesk", false)));
        centre.post("/agents/" + agent + "/typology", Map.of("typology", "WEBRTC"));
        edit(agent, Map.of("webrtc", Map.of("autoAnswer", true)));
        centre.post(
                "/agents/" + agent + "/typology",
                Map.of("typology", "MOBILE", "mobile", Map.of("pushGateway", "192.0.2.10:5060")));
        edit(agent, Map.of("mobile", Map.of("pushGateway", "192.0.2.11:5060")));
        centre.settings(Map.of("minInternal", 20_000));
        centre.settings(Map.of("minInternal", 10_000));
    }

    private void edit(String agent, Map<String, ?> change) {
        centre.patch("/agents/" + agent, change);
    }

    private static Map<String, Object> switches(boolean on) {
        return Map.of(
                "loginInPause",
                on,
                "voicemail",
                on,
                "security",
                Map.of("disabled", on, "maskSensitiveData", on, "activeDirectory", on, "mfaDisabled", on),
                "permissions",
                Map.of("rescheduleHopperCalls", on),
                "clientLogs",
                Map.of("enabled", on));
    }
}
