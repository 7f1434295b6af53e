package io.switchlog.api;

import java.util.Map;

/** Telephones come and go, and agents sit down at them. */
final class TelephoneTraffic {
    private final ContactCentre centre;

    TelephoneTraffic(ContactCentre centre) {
        this.centre = centre;
    }

    void run() {
        String telephone = TelephoneTest.telephone(centre);
        String agent = TelephoneTest.hotDesk(centre).id();
        TelephoneTest.register(centre, telephone, true);
        centre.patch("/telephones/" + telephone, Map.of("name", "Desk at the window"));
        centre.post("/agents/" + agent + "/login", Map.of("telephoneId", telephone));
        centre.post("/agents/" + agent + "/logout");
        TelephoneTest.register(centre, telephone, false);
        centre.admin().delete("/api/telephones/" + telephone).expect(200);
        String occupied = TelephoneTest.telephone(centre);
        TelephoneTest.register(centre, occupied, true);
        centre.post("/agents/" + agent + "/login", Map.of("telephoneId", occupied));
    }
}
