package io.switchlog.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can happen to the staff as such, each event at least once; something of each is left. */
final class StaffTraffic {
    private final ContactCentre centre;

    StaffTraffic(ContactCentre centre) {
        this.centre = centre;
    }

    void run() {
        String agent = centre.newAgent(Map.of());
        Client admin = centre.admin();
        admin.with("Content-Type", "image/png")
                .send("PUT", "/api/agents/" + agent + "/avatar", Pictures.of("png", 0x00FF00))
                .expect(200);
        for (String kind : List.of("teams", "profiles", "ai-assistants")) {
            String group = centre.create("/" + kind, Map.of("name", centre.name(kind)));
            centre.patch("/" + kind + "/" + group, Map.of("name", centre.name("renamed")));
            admin.put("/api/" + kind + "/" + group + "/members/" + agent).expect(200);
            admin.delete("/api/" + kind + "/" + group + "/members/" + agent).expect(200);
            admin.put("/api/" + kind + "/" + group + "/members/" + agent).expect(200);
            admin.delete("/api/" + kind + "/" + group).expect(200);
            String kept = centre.create("/" + kind, Map.of("name", centre.name(kind)));
            admin.put("/api/" + kind + "/" + kept + "/members/" + agent).expect(200);
        }
        admin.delete("/api/agents/" + agent).expect(200);
        centre.post("/agents/" + agent + "/restore");
        String gone = centre.agent();
        admin.delete("/api/agents/" + gone).expect(200);
        licence();
    }

    private void licence() {
        centre.settings(Map.of(
                "licence",
                Map.of("aiAssistant", false, "channels", List.of("voice", "chat", "email", "sms", "openchannel"))));
        Map<String, Object> everything = new LinkedHashMap<>(Map.of("aiAssistant", true));
        everything.put("channels", List.of("voice", "chat", "email", "sms", "openchannel", "fax", "whatsapp"));
        centre.settings(Map.of("licence", everything));
    }
}
