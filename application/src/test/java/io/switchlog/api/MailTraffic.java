package io.switchlog.api;

import java.util.List;
import java.util.Map;

/** Everything that happens with mail, and with the settings of other servers. */
final class MailTraffic {
    private static final String PASSWORD = "Chosen~by-himself1";

    private final ContactCentre centre;

    MailTraffic(ContactCentre centre) {
        this.centre = centre;
    }

    void run() {
        try (PostOffice post = new PostOffice()) {
            centre.settings(post.settings());
            centre.settings(Map.of("mail", Map.of("password", "secret", "inviteDays", 8)));
            String email = centre.name("traffic") + "@example.com";
            String agent = centre.newAgent(Map.of("email", email));
            centre.admin().post("/api/agents/" + agent + "/invite").expect(200);
            set(post.await(email, 1).get(0));
            post.close();
            forgot(email);
            await(agent, "not-mailed");
            try (PostOffice reopened = post.reopened()) {
                centre.advance(60);
                set(reopened.await(email, 1).get(0));
            }
            await(agent, "used");
            centre.settings(
                    Map.of("mail", Map.of("host", "", "password", "", "from", "", "linkBaseUrl", "", "inviteDays", 7)));
            forgot(email);
            await(agent, "refused");
        }
        directoryAndIdentityProvider();
    }

    private void forgot(String email) {
        centre.anybody().post("/api/auth/forgot", Map.of("email", email)).expect(202);
    }

    private void set(PostOffice.Mail mail) {
        centre.anybody()
                .post("/api/auth/reset", Map.of("token", mail.token(), "password", PASSWORD))
                .expect(204);
    }

    private void await(String person, String fact) {
        Await.until(
                () -> fact + " of " + person,
                () -> centre.entries().stream()
                        .anyMatch(entry -> entry.type().equals("password-link." + fact)
                                && entry.payload().get("person").asString().equals(person)));
    }

    private void directoryAndIdentityProvider() {
        centre.settings(Map.of(
                "directory",
                Map.of("host", "dc.corp.example", "searchBase", "dc=corp,dc=example", "bindPassword", "secret"),
                "identityProvider",
                Map.of(
                        "issuer",
                        "https://id.example.com",
                        "clientId",
                        "switchlog",
                        "clientSecret",
                        "secret",
                        "userClaim",
                        "email",
                        "displayName",
                        "Corporate account")));
        centre.settings(Map.of(
                "directory",
                Map.of("host", "", "searchBase", "", "bindPassword", ""),
                "identityProvider",
                Map.of(
                        "issuer",
                        "",
                        "clientId",
                        "",
                        "clientSecret",
                        "",
                        "scopes",
                        List.of("openid", "profile"),
                        "userClaim",
                        "preferred_username",
                        "displayName",
                        "")));
    }
}
