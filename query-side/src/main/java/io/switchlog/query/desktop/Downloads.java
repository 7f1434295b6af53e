package io.switchlog.query.desktop;

import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Permissions;
import io.switchlog.messages.agent.settings.Setting;
import io.switchlog.query.Forbidden;
import io.switchlog.query.viewer.Viewer;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Who may take something away from the centre as a file (AG-134 ... AG-136): an agent what he is permitted, whoever
 * else may look at it.
 */
@Component
public class Downloads {
    /** What can be taken away. */
    public enum Kind {
        ATTACHMENTS(Permissions.DOWNLOAD_ATTACHMENTS),
        INTERACTIONS(Permissions.DOWNLOAD_INTERACTIONS),
        RECORDINGS(Permissions.DOWNLOAD_RECORDINGS);

        private final Setting<Boolean> permission;

        Kind(Setting<Boolean> permission) {
            this.permission = permission;
        }

        boolean isPermitted(AgentSettings settings) {
            return settings.is(permission);
        }
    }

    private final Desktops desktops;

    Downloads(Desktops desktops) {
        this.desktops = desktops;
    }

    /** @throws Forbidden if he may not */
    public void require(Kind kind, Viewer viewer) {
        if (viewer.isAgent() && !kind.isPermitted(desktops.settings(viewer.id()).orElse(AgentSettings.NONE))) {
            throw new Forbidden(
                    "DOWNLOAD_NOT_ALLOWED",
                    "This agent may not download " + kind.name().toLowerCase(Locale.ROOT) + ".");
        }
    }
}
