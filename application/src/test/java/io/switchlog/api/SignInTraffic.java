package io.switchlog.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Everything that can happen when people sign in, each event at least once. */
final class SignInTraffic {
    private static final String PASSWORD = "Correct-horse1";

    private final ContactCentre centre;
    private final Client anybody;

    SignInTraffic(ContactCentre centre) {
        this.centre = centre;
        this.anybody = centre.anybody();
    }

    void run() {
        String username = centre.name("signing");
        String agent = centre.newAgent(Map.of("username", username, "password", PASSWORD));
        Client self = anybody.signedIn(username, PASSWORD);
        self.post("/api/auth/logout").expect(200);
        self = anybody.signedIn(username, PASSWORD);
        String token = self.post("/api/auth/tokens", Map.of("name", "wallboard"))
                .expect(201)
                .id();
        self.delete("/api/auth/tokens/" + token).expect(200);
        secondFactor(self, username, agent);

        centre.settings(Map.of("securitySuite", Map.of("lockAfter", 1)));
        attempt(username, "wrong").expect(401);
        centre.post("/agents/" + agent + "/unlock");
        attempt(centre.name("nobody"), "wrong").expect(401);
        everySetting();
        tooManyAttempts();
    }

    private Answer attempt(String username, String password) {
        return anybody.post("/api/auth/login", Map.of("username", username, "password", password));
    }

    private void secondFactor(Client self, String username, String agent) {
        JsonNode proposal = self.post("/api/auth/totp").expect(200).json();
        String code = new Authenticator(proposal.get("secret").asString()).code(centre.now());
        JsonNode enrolled = self.post("/api/auth/totp/confirm", Map.of("totp", code))
                .expect(200)
                .json();
        String recoveryCode = enrolled.get("recoveryCodes").get(0).asString();
        anybody.post("/api/auth/login", Map.of("username", username, "password", PASSWORD, "totp", recoveryCode))
                .expect(200);
        centre.admin().delete("/api/agents/" + agent + "/totp").expect(200);
    }

    private void everySetting() {
        centre.settings(Map.of(
                "securitySuite",
                Map.of(
                        "enabled", true,
                        "historySize", 4,
                        "maxAgeDays", 90,
                        "warnDays", 10,
                        "lockAfter", 2,
                        "lockMinutes", 3,
                        "mfa", "enforced")));
        centre.settings(Map.of(
                "securitySuite",
                Map.of(
                        "enabled", false,
                        "historySize", 5,
                        "maxAgeDays", 0,
                        "warnDays", 7,
                        "lockAfter", 0,
                        "lockMinutes", 0,
                        "mfa", "optional")));
    }

    /** From the one address that tests have; the window is over before anybody else is kept waiting. */
    private void tooManyAttempts() {
        String nobody = centre.name("nobody");
        List<Integer> answers = new ArrayList<>();
        while (!answers.contains(429)) {
            answers.add(attempt(nobody, "wrong").status());
        }
        centre.advance(301);
    }
}
