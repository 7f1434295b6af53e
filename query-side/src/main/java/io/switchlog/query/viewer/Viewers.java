package io.switchlog.query.viewer;

import io.switchlog.messages.access.Role;
import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Forbidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.security.authentication.AuthenticationCredentialsNotFoundException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Finds out who is looking: once per request. */
@Component
public class Viewers {
    private static final String KNOWN = Viewers.class.getName();

    /** The one who sends this request. */
    Viewer of(HttpServletRequest request) {
        if (request.getAttribute(KNOWN) instanceof Viewer known) {
            return known;
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null) {
            throw new AuthenticationCredentialsNotFoundException("Sign in first.");
        }
        Viewer viewer = of(UUID.fromString(authentication.getName()), role(authentication));
        request.setAttribute(KNOWN, viewer);
        return viewer;
    }

    /** This person as he is enabled now. */
    public Viewer of(UUID id, Role role) {
        return new Viewer(id, role, UserPermission.ALL, Scope.ALL, Mask.NONE);
    }

    /** @throws Forbidden if he may not ask */
    void require(Viewer viewer, Needs needs) {
        boolean may =
                viewer.isAgent() ? needs.agentsToo() : Stream.of(needs.value()).allMatch(viewer::may);
        if (!may) {
            throw new Forbidden("FORBIDDEN", "Your role does not allow this.");
        }
        if (needs.wholeCentre()) {
            viewer.requireAll();
        }
    }

    static Role role(Authentication authentication) {
        return Set.of(Role.ADMINISTRATOR, Role.SUPERVISOR, Role.AGENT).stream()
                .filter(role -> authentication.getAuthorities().stream()
                        .anyMatch(granted -> ("ROLE_" + role.name()).equals(granted.getAuthority())))
                .findFirst()
                .orElse(Role.UNKNOWN);
    }
}
