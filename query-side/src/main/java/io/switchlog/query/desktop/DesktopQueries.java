package io.switchlog.query.desktop;

import io.switchlog.messages.access.UserPermission;
import io.switchlog.query.Reads;
import io.switchlog.query.UnknownResource;
import io.switchlog.query.viewer.Needs;
import io.switchlog.query.viewer.Viewer;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What an agent's web client shows now; every switch counts at once (AG-05). An agent sees his own only. */
@RestController
@Needs(value = UserPermission.AGENTS, agentsToo = true)
class DesktopQueries {
    private final Desktops desktops;

    DesktopQueries(Desktops desktops) {
        this.desktops = desktops;
    }

    @GetMapping("/api/agents/{id}/desktop")
    @Reads("directory.agent_settings")
    public Desktop one(@PathVariable UUID id, Viewer viewer) {
        if (!viewer.sees(id)) {
            throw new UnknownResource("agent", id);
        }
        return desktops.settings(id)
                .map(settings -> Desktop.of(id, settings))
                .orElseThrow(() -> new UnknownResource("agent", id));
    }
}
