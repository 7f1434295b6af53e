package io.switchlog.query.desktop;

import io.switchlog.messages.agent.settings.AgentSettings;
import io.switchlog.messages.agent.settings.Permissions;
import io.switchlog.messages.agent.settings.Setting;
import io.switchlog.query.Forbidden;
import io.switchlog.query.viewer.Viewer;
import org.springframework.stereotype.Component;

/** Which parts of the desktop an agent has (AG-137); others have no desktop and are not asked. */
@Component
public class Modules {
    private final Desktops desktops;

    Modules(Desktops desktops) {
        this.desktops = desktops;
    }

    /** @throws Forbidden if he does not have it */
    public void require(Setting<Boolean> module, Viewer viewer) {
        if (viewer.isAgent()
                && !desktops.settings(viewer.id()).orElse(AgentSettings.NONE).is(module)) {
            throw new Forbidden(
                    "MODULE_DISABLED", "Module " + Permissions.moduleName(module) + " is not enabled for this agent.");
        }
    }
}
