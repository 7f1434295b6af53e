package io.switchlog.command.access.session;

import io.switchlog.messages.access.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody whose session is alive, as he is seen by whatever he asks for. */
public final class SignedIn extends AbstractAuthenticationToken {
    private static final long serialVersionUID = 1L;

    private final transient Session session;

    /** @param role what he is now, whatever he was when he signed in */
    public SignedIn(Session session, Role role) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + role.name())));
        this.session = session;
        setDetails(session.id());
        setAuthenticated(true);
    }

    /** The session of whoever is authenticated. */
    public static Session session(Authentication authentication) {
        if (authentication instanceof SignedIn signedIn) {
            return signedIn.session;
        }
        throw new IllegalStateException("nobody is signed in");
    }

    public Session session() {
        return session;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return session.person().toString();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && session.equals(that.session) && super.equals(that);
    }

    @Override
    public int hashCode() {
        return session.hashCode();
    }
}
