package io.switchlog.query;

import java.util.UUID;
import org.springframework.security.core.Authentication;

/**
 * Who is looking.
 *
 * @param id of the agent or of the user
 * @param seesAll whether he sees everyone's, as supervisors and administrators do; others see only their own
 */
public record Viewer(UUID id, boolean seesAll) {
    /** For {@code PreAuthorize}: those who see everything. */
    public static final String SEES_ALL = "hasAnyRole('SUPERVISOR', 'ADMINISTRATOR')";

    /** The one who is authenticated. */
    public static Viewer of(Authentication authentication) {
        boolean seesAll = authentication.getAuthorities().stream()
                .anyMatch(granted -> "ROLE_SUPERVISOR".equals(granted.getAuthority())
                        || "ROLE_ADMINISTRATOR".equals(granted.getAuthority()));
        return new Viewer(UUID.fromString(authentication.getName()), seesAll);
    }

    /** Whether he may see what belongs to this agent alone. */
    public boolean sees(UUID agentId) {
        return seesAll || id.equals(agentId);
    }
}
