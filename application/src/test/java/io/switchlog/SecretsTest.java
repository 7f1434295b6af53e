package io.switchlog;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.api.Answer;
import io.switchlog.api.Authenticator;
import io.switchlog.api.Client;
import io.switchlog.api.ContactCentre;
import io.switchlog.api.PostOffice;
import io.switchlog.database.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Nothing secret that goes into a centre can be read from what it keeps: every file of the data directory, the
 * database's own and its write-ahead log included, and everything that was logged.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsTest {
    private final Map<String, String> secrets = new LinkedHashMap<>();

    @Test
    void nothingSecretIsKeptInClear(@TempDir Path directory, CapturedOutput output) throws IOException {
        Installation installation = Installation.in(directory);
        try (Database database = installation.database()) {
            assertThat(database.url()).isNotBlank();
            try (Installation.Node node = installation.start();
                    PostOffice post = new PostOffice()) {
                ContactCentre centre = new ContactCentre(node.address());
                useEverySecret(centre);
                useLinks(centre, post);
                useServiceSecrets(centre);
            }
            String canary = "canary-" + UUID.randomUUID();
            installation.owner().execute("create table canary as select '" + canary + "'::text as t");
            installation.owner().execute("checkpoint");

            assertThat(finds(directory, "canary", canary))
                    .as("the search finds what is there")
                    .isNotEmpty();
            secrets.forEach((what, secret) -> {
                assertThat(finds(directory, what, secret)).as(what).isEmpty();
                assertThat(output.getAll()).as(what + " in the log").doesNotContain(secret);
            });
        }
    }

    private void useEverySecret(ContactCentre centre) {
        String username = centre.name("secretive");
        String agent = centre.newAgent(Map.of("username", username, "password", secret("password")));
        Client self = centre.anybody().signedIn(username, secrets.get("password"));
        centre.read("/agents/" + agent);
        self.get("/api/agents/" + agent).expect(200);
        centre.anybody()
                .basic(username, secrets.get("password"))
                .get("/api/agents/" + agent)
                .expect(200);
        secrets.put("wrong password", "Wrong-" + UUID.randomUUID());
        centre.anybody()
                .post("/api/auth/login", Map.of("username", username, "password", secrets.get("wrong password")))
                .expect(401);
        useSignInSecrets(self, agent);
        useRecoveryCodes(self, centre.now());
        for (String turn : List.of("first", "second")) {
            Answer answer = centre.post("/agents/" + agent + "/sip-secret");
            secrets.put(turn + " SIP secret", answer.json().get("secret").asString());
        }
    }

    private void useSignInSecrets(Client self, String agent) {
        Answer proposal = self.post("/api/auth/totp").expect(200);
        secrets.put("seed", proposal.json().get("secret").asString());
        Answer token =
                self.post("/api/auth/tokens", Map.of("name", "secretive")).expect(201);
        secrets.put("API token", token.json().get("token").asString());
        secrets.put("session token", self.token());
        self.post(
                        "/api/agents/" + agent + "/password",
                        Map.of("currentPassword", secrets.get("password"), "password", secret("second password")))
                .expect(200);
    }

    private void useRecoveryCodes(Client self, Instant now) {
        String code = new Authenticator(secrets.get("seed")).code(now);
        Answer enrolled =
                self.post("/api/auth/totp/confirm", Map.of("totp", code)).expect(200);
        enrolled.json().get("recoveryCodes").forEach(one -> secrets.put("recovery code " + one, one.asString()));
    }

    private void useLinks(ContactCentre centre, PostOffice post) {
        centre.settings(post.settings());
        String email = centre.name("secretive") + "@example.com";
        String username = centre.name("forgetful");
        centre.newAgent(Map.of("username", username, "email", email));
        for (String turn : List.of("first", "second")) {
            Map<String, String> forgotten = Map.of("email", email);
            centre.anybody().post("/api/auth/forgot", forgotten).expect(202);
            int mails = turn.equals("first") ? 1 : 2;
            secrets.put(turn + " link", post.await(email, mails).get(mails - 1).token());
        }
        Map<String, String> chosen =
                Map.of("token", secrets.get("second link"), "password", secret("password by a link"));
        centre.anybody().post("/api/auth/reset", chosen).expect(204);
        centre.anybody().signedIn(username, secrets.get("password by a link"));
    }

    /** Of servers that are not there, so they are used in vain as well. */
    private void useServiceSecrets(ContactCentre centre) {
        centre.settings(Map.of(
                "mail",
                Map.of("port", 1, "username", "switchlog", "password", secret("password of the mail server")),
                "directory",
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        1,
                        "security",
                        "none",
                        "bindDn",
                        "cn=searcher,dc=example",
                        "bindPassword",
                        secret("password of the directory"),
                        "searchBase",
                        "dc=example"),
                "identityProvider",
                Map.of(
                        "issuer",
                        "http://127.0.0.1:1",
                        "clientId",
                        "switchlog",
                        "clientSecret",
                        secret("secret of the identity provider"),
                        "baseUrl",
                        "http://127.0.0.1")));
        Client admin = centre.admin();
        admin.post("/api/settings/mail/test", Map.of("to", "nobody@example.com"))
                .expectProblem(409, "MAIL_FAILED");
        admin.post("/api/settings/directory/test", Map.of("username", "anna")).expect(503);
        admin.get("/api/auth/oidc/start").expect(503);
        String username = centre.name("elsewhere");
        centre.newAgent(Map.of("username", username, "security", Map.of("activeDirectory", true)));
        Map<String, String> known = Map.of("username", username, "password", secret("password that the directory has"));
        centre.anybody().post("/api/auth/login", known).expect(503);
    }

    /** A new one, strong enough for every rule. */
    private String secret(String what) {
        String secret = "S3cret~" + UUID.randomUUID();
        secrets.put(what, secret);
        return secret;
    }

    private static List<String> finds(Path directory, String what, String secret) {
        List<byte[]> forms = new ArrayList<>();
        forms.add(secret.getBytes(UTF_8));
        forms.add(secret.getBytes(UTF_16LE));
        forms.add(HexFormat.of().formatHex(secret.getBytes(UTF_8)).getBytes(UTF_8));
        forms.add(Base64.getEncoder().withoutPadding().encode(secret.getBytes(UTF_8)));
        List<String> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (byte[] form : forms) {
                    if (content.contains(new String(form, StandardCharsets.ISO_8859_1))) {
                        found.add(what + " in " + directory.relativize(file));
                    }
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return found;
    }
}
