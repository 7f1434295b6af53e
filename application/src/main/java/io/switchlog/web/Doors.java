package io.switchlog.web;

import io.switchlog.command.access.People;
import io.switchlog.command.access.RequestFacts;
import io.switchlog.command.access.SecondFactorRequired;
import io.switchlog.command.access.SignIn;
import io.switchlog.command.access.Tokens;
import io.switchlog.command.access.TooManyAttempts;
import io.switchlog.command.access.TrustedProxies;
import io.switchlog.command.access.WrongCredentials;
import io.switchlog.command.access.session.ApiTokens;
import io.switchlog.command.access.session.Session;
import io.switchlog.command.access.session.Sessions;
import io.switchlog.command.access.session.SignedIn;
import io.switchlog.command.access.signin.CannotTell;
import io.switchlog.command.log.LogUnavailable;
import io.switchlog.messages.access.Role;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/** The ways in for a request: a session's token, a program's token, or user name and password. */
class Doors {
    private final SignIn signIn;
    private final Sessions sessions;
    private final ApiTokens apiTokens;
    private final Tokens tokens;
    private final People people;

    /** Why somebody is not let in, for the one who tells him. */
    static final class NotLetIn extends AuthenticationException {
        private static final long serialVersionUID = 1L;

        NotLetIn(RuntimeException cause) {
            super(String.valueOf(cause.getMessage()), cause);
        }
    }

    Doors(SignIn signIn, Sessions sessions, ApiTokens apiTokens, Tokens tokens, People people) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.apiTokens = apiTokens;
        this.tokens = tokens;
        this.people = people;
    }

    /** For whoever shows a token. */
    AuthenticationManager bearer() {
        return attempt -> {
            String token = ((BearerTokenAuthenticationToken) attempt).getToken();
            try {
                return session(token)
                        .map(this::signedIn)
                        .orElseThrow(() -> new BadCredentialsException("The token is not good, or not any more."));
            } catch (DataAccessException | LogUnavailable away) {
                throw new NotLetIn(away);
            }
        };
    }

    private Optional<Session> session(String token) {
        if (token.startsWith(ApiTokens.PREFIX)) {
            return apiTokens.session(token);
        }
        try {
            return sessions.alive(tokens.session(token));
        } catch (JwtException notOurs) {
            return Optional.empty();
        }
    }

    /** For whoever gives user name and password with a request. */
    Authentication basic(HttpServletRequest request, TrustedProxies proxies, Authentication attempt) {
        try {
            return signedIn(signIn.basic(
                    attempt.getName(), String.valueOf(attempt.getCredentials()), RequestFacts.of(request, proxies)));
        } catch (WrongCredentials
                | SecondFactorRequired
                | TooManyAttempts
                | CannotTell
                | DataAccessException
                | LogUnavailable refused) {
            throw new NotLetIn(refused);
        }
    }

    /** Somebody with what he may do now, whatever he might do when he signed in. */
    private Authentication signedIn(Session session) {
        return new SignedIn(session, people.role(session.person()).orElse(Role.UNKNOWN));
    }
}
