package io.switchlog.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.switchlog.Installation;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import tools.jackson.databind.JsonNode;

/** Sign-in with an identity provider, with a real one, by a browser that an attacker may have some say in. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class IdentityProviderTest {
    private static final String OIDC = "/api/auth/oidc";

    private Installation.Node node;
    private ContactCentre centre;
    private TestIdentityProvider provider;

    private record Employee(String id, String username, String email) {}

    /** A browser between two redirects. */
    private record Step(URI location, String cookie) {
        String parameter(String name) {
            for (String pair : location.getRawQuery().split("&")) {
                if (pair.startsWith(name + "=")) {
                    return pair.substring(name.length() + 1);
                }
            }
            throw new AssertionError("no " + name + " in " + location);
        }
    }

    @BeforeAll
    void start() {
        node = Installation.shared().another("identity").start();
        centre = new ContactCentre(node.address());
        provider = new TestIdentityProvider(node.address());
    }

    @BeforeEach
    void honest() {
        provider.say(claims -> {});
        centre.settings(Map.of(
                "identityProvider",
                Map.of(
                        "issuer",
                        provider.issuer(),
                        "clientId",
                        TestIdentityProvider.CLIENT,
                        "clientSecret",
                        TestIdentityProvider.SECRET,
                        "userClaim",
                        "preferred_username",
                        "displayName",
                        "Corporate account",
                        "baseUrl",
                        node.address().toString())));
    }

    @AfterAll
    void stop() {
        provider.close();
        node.close();
    }

    private Employee employee() {
        String username = centre.name("vouched");
        String email = username + "@example.com";
        return new Employee(centre.newAgent(Map.of("username", username, "email", email)), username, email);
    }

    private Client browser() {
        return centre.anybody();
    }

    private static Step step(Answer answer) {
        String cookie = answer.expect(302).header("Set-Cookie");
        return new Step(URI.create(answer.header("Location")), cookie.substring(0, cookie.indexOf(';')));
    }

    private Step start(Client browser) {
        return step(browser.get(OIDC + "/start"));
    }

    /** Signs in at the provider; where it sends the browser back to. */
    private Step signInThere(Step started, String username) {
        URI there = started.location();
        Answer answer = Client.of(URI.create(provider.issuer()))
                .with(TestIdentityProvider.WHO, username)
                .get(there.getRawPath() + "?" + there.getRawQuery())
                .expect(302);
        Step back = new Step(URI.create(answer.header("Location")), started.cookie());
        assertThat(back.parameter("code")).isNotBlank();
        return back;
    }

    private Answer comeBack(Step back) {
        return comeBack(back, back.location().getRawQuery());
    }

    private Answer comeBack(Step back, String query) {
        return browser().with("Cookie", back.cookie()).get(OIDC + "/callback?" + query);
    }

    private Step landed(String username) {
        return step(comeBack(signInThere(start(browser()), username)));
    }

    private static String code(Step landed) {
        assertThat(landed.location().getFragment()).startsWith("code=");
        return landed.location().getFragment().substring("code=".length());
    }

    private Answer token(String cookie, String code) {
        return browser().with("Cookie", cookie).post(OIDC + "/token", Map.of("code", code));
    }

    private void expectRefused(String error, Answer answer) {
        Step landed = step(answer);
        assertThat(landed.location().toString()).isEqualTo(node.address() + "/signed-in#error=" + error);
    }

    private void expectUnbelieved(Consumer<JwtClaimsSet.Builder> lie) {
        Employee anna = employee();
        provider.say(lie);
        expectRefused("PROVIDER_REFUSED", comeBack(signInThere(start(browser()), anna.username())));
    }

    @Test
    void whomTheProviderVouchesForIsIn() {
        Employee anna = employee();
        JsonNode offer = browser().get(OIDC).expect(200).json();
        assertThat(offer.get("displayName").asString()).isEqualTo("Corporate account");

        Step landed = landed(anna.username());
        assertThat(landed.location().toString()).startsWith(node.address() + "/signed-in#code=");
        JsonNode signedIn = token(landed.cookie(), code(landed)).expect(200).json();

        assertThat(signedIn.get("roles").get(0).asString()).isEqualTo("agent");
        browser()
                .with("Authorization", "Bearer " + signedIn.get("token").asString())
                .post("/api/agents/" + anna.id() + "/login")
                .expect(200);
    }

    @Test
    void theProviderIsAskedWithProofAndForWhatIsNeeded() {
        Step started = start(browser());

        assertThat(started.location().toString()).startsWith(provider.issuer() + "/oauth2/authorize");
        assertThat(started.parameter("code_challenge_method")).isEqualTo("S256");
        assertThat(started.parameter("nonce")).isNotBlank();
        assertThat(started.parameter("response_type")).isEqualTo("code");
        assertThat(started.parameter("scope")).isEqualTo("openid%20profile");
        assertThat(started.location().getRawQuery()).doesNotContain(TestIdentityProvider.SECRET, "code_verifier");
    }

    @Test
    void theCookieIsForTheWayAndForNothingElse() {
        String cookie = browser().get(OIDC + "/start").expect(302).header("Set-Cookie");
        assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/api/auth/oidc", "Max-Age=600");
        assertThat(cookie).doesNotContain("Secure");

        centre.settings(Map.of("identityProvider", Map.of("baseUrl", "https://switchlog.example.com")));
        Answer secure = browser().get(OIDC + "/start").expect(302);
        assertThat(secure.header("Set-Cookie")).contains("Secure");
        assertThat(secure.header("Location")).contains("redirect_uri=https://switchlog.example.com/api/auth/oidc");
    }

    @Test
    void whatCameBackOnceComesBackInVain() {
        Step back = signInThere(start(browser()), employee().username());
        step(comeBack(back));

        expectRefused("SIGN_IN_NOT_COMPLETED", comeBack(back));
    }

    @Test
    void whatBeganInAnotherBrowserIsNotTakenUp() {
        Step attackers = signInThere(start(browser()), employee().username());
        Step victims = start(browser());

        expectRefused("SIGN_IN_NOT_COMPLETED", comeBack(new Step(attackers.location(), victims.cookie())));
        expectRefused(
                "SIGN_IN_NOT_COMPLETED",
                browser().get(OIDC + "/callback?" + attackers.location().getRawQuery()));
        expectRefused(
                "SIGN_IN_NOT_COMPLETED",
                comeBack(new Step(attackers.location(), "switchlog-sign-in=Zm9yZ2VkLCBhbmQgbG9uZyBlbm91Z2g")));
    }

    @Test
    void whoTakesTooLongBeginsAgain() {
        Step back = signInThere(start(browser()), employee().username());
        centre.advance((int) Duration.ofMinutes(10).toSeconds());

        expectRefused("SIGN_IN_NOT_COMPLETED", comeBack(back));
    }

    @Test
    void anAnswerOfAnotherProviderIsNotThisOnes() {
        Step back = signInThere(start(browser()), employee().username());

        expectRefused(
                "SIGN_IN_NOT_COMPLETED",
                comeBack(back, back.location().getRawQuery() + "&iss=https%3A%2F%2Fevil.example.net"));
    }

    @Test
    void anErrorOfTheProviderLetsNobodyIn() {
        Step started = start(browser());

        expectRefused("PROVIDER_REFUSED", comeBack(started, "error=access_denied&state=" + started.parameter("state")));
    }

    @Test
    void aCodeThatTheProviderDidNotGiveLetsNobodyIn() {
        Step started = start(browser());

        expectRefused("PROVIDER_REFUSED", comeBack(started, "code=guessed&state=" + started.parameter("state")));
    }

    @Test
    void anIdTokenOfAnotherSignInIsNotBelieved() {
        expectUnbelieved(claims -> claims.claim("nonce", "of-another"));
    }

    @Test
    void anIdTokenForAnotherClientIsNotBelieved() {
        expectUnbelieved(claims -> claims.audience(List.of("another-client")));
    }

    @Test
    void anIdTokenThatIsOverIsNotBelieved() {
        expectUnbelieved(claims -> {
            claims.issuedAt(centre.now().minus(Duration.ofHours(2)));
            claims.expiresAt(centre.now().minus(Duration.ofHours(1)));
        });
    }

    @Test
    void anIdTokenOfAnotherIssuerIsNotBelieved() {
        expectUnbelieved(claims -> claims.issuer("https://evil.example.net"));
    }

    @Test
    void whomNobodyKnowsHereIsNotAdmitted() {
        expectRefused("NOT_ADMITTED", comeBack(signInThere(start(browser()), "stranger")));
        provider.say(claims -> claims.claims(all -> all.remove("preferred_username")));
        expectRefused(
                "NOT_ADMITTED",
                comeBack(signInThere(start(browser()), employee().username())));
    }

    @Test
    void anAddressCountsIfTheProviderHasVerifiedItAndOnePersonHasIt() {
        centre.settings(Map.of("identityProvider", Map.of("userClaim", "email")));
        Employee anna = employee();
        provider.say(claims -> claims.claim("email", anna.email()));
        expectRefused("NOT_ADMITTED", comeBack(signInThere(start(browser()), "whoever")));

        provider.say(claims -> claims.claim("email", anna.email()).claim("email_verified", true));
        Step landed = landed("whoever");
        JsonNode signedIn = token(landed.cookie(), code(landed)).expect(200).json();
        browser()
                .with("Authorization", "Bearer " + signedIn.get("token").asString())
                .get("/api/agents/" + anna.id())
                .expect(200);

        centre.newAgent(Map.of("email", anna.email()));
        expectRefused("NOT_ADMITTED", comeBack(signInThere(start(browser()), "whoever")));
    }

    @Test
    void theCodeOpensOneSessionForTheBrowserThatGotIt() {
        Step landed = landed(employee().username());
        String code = code(landed);
        Step others = landed(employee().username());

        token(others.cookie(), code).expectProblem(409, "SIGN_IN_NOT_COMPLETED");
        browser().post(OIDC + "/token", Map.of("code", code)).expectProblem(409, "SIGN_IN_NOT_COMPLETED");
        token(landed.cookie(), code).expect(200);
        token(landed.cookie(), code).expectProblem(409, "SIGN_IN_NOT_COMPLETED");

        centre.advance(60);
        token(others.cookie(), code(others)).expectProblem(409, "SIGN_IN_NOT_COMPLETED");
    }

    @Test
    void nothingInARequestSendsTheBrowserElsewhere() {
        String evil = "https://evil.example.net";
        for (String query :
                List.of("redirect_uri=" + evil, "returnTo=" + evil, "next=" + evil, "post_logout=" + evil)) {
            assertThat(browser().get(OIDC + "/start?" + query).expect(302).header("Location"))
                    .startsWith(provider.issuer())
                    .doesNotContain("evil");
            assertThat(browser().get(OIDC + "/callback?" + query).expect(302).header("Location"))
                    .startsWith(node.address().toString())
                    .doesNotContain("evil");
        }
        String answer = RawConnection.say(
                node.address(),
                "GET " + OIDC + "/start HTTP/1.1\r\nHost: evil.example.net\r\nX-Forwarded-Host: evil.example.net\r\n"
                        + "Connection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 302").doesNotContain("evil");
    }

    @Test
    void signingOutThereLeadsToTheProvider() {
        assertThat(browser().get(OIDC + "/logout").expect(302).header("Location"))
                .startsWith(provider.issuer() + "/connect/logout?client_id=" + TestIdentityProvider.CLIENT);
    }

    @Test
    void withoutAProviderThereIsNoSuchSignIn() {
        centre.settings(Map.of("identityProvider", Map.of("issuer", "")));
        assertThat(browser().get(OIDC).expect(200).json().get("available").asBoolean())
                .isFalse();
        browser().get(OIDC + "/start").expectProblem(409, "IDENTITY_PROVIDER_NOT_SET");
        browser().get(OIDC + "/callback?code=x&state=y").expectProblem(409, "IDENTITY_PROVIDER_NOT_SET");

        centre.settings(Map.of("identityProvider", Map.of("issuer", provider.issuer() + "/another")));
        assertThat(browser().get(OIDC + "/start").expect(503).json().get("code").asString())
                .isEqualTo("IDENTITY_PROVIDER_UNAVAILABLE");
    }

    @Test
    void theSecretOfTheClientIsNeverShown() {
        assertThat(centre.read("/settings").text()).doesNotContain(TestIdentityProvider.SECRET);
        assertThat(centre.entries().toString()).doesNotContain(TestIdentityProvider.SECRET);
    }
}
