package io.switchlog.telephony.inbox;

import io.switchlog.telephony.ami.AmiEvent;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which events may be stored: those that carry no secret. Asterisk puts passwords of telephones into its lists of endpoints
 * and what is needed to guess one into its reports of sign-ins. Nobody here asks for these, but another user of the
 * manager interface might, or a {@code read} of too many classes.
 */
public final class StoredEvents {
    private static final Set<String> SECRET_EVENTS =
            Set.of("challengesent", "challengeresponsefailed", "invalidpassword", "successfulauth", "failedacl");
    private static final Set<String> SECRET_HEADERS = Set.of(
            "password", "secret", "md5cred", "refreshtoken", "oauthsecret", "challenge", "response", "receivedhash");

    private StoredEvents() {}

    public static Predicate<AmiEvent> withoutSecrets() {
        return event -> !carriesSecrets(event);
    }

    private static boolean carriesSecrets(AmiEvent event) {
        String name = event.name().toLowerCase(Locale.ROOT);
        return name.startsWith("auth")
                || name.endsWith("detail")
                || SECRET_EVENTS.contains(name)
                || event.headers().stream()
                        .anyMatch(
                                header -> SECRET_HEADERS.contains(header.name().toLowerCase(Locale.ROOT)));
    }
}
