package io.switchlog.api;

import java.util.List;
import java.util.Map;

/** Users come, are enabled and disabled, and go. */
final class UserTraffic {
    private final ContactCentre centre;

    UserTraffic(ContactCentre centre) {
        this.centre = centre;
    }

    void run() {
        String queue = centre.queue("chat");
        String user = centre.user("supervisor", Map.of("queueIds", List.of(queue), "permissions", List.of("agents")))
                .id();
        String path = "/users/" + user;
        centre.admin().put("/api" + path + "/permissions/audit").expect(200);
        centre.admin().delete("/api" + path + "/permissions/audit").expect(200);
        centre.admin().delete("/api" + path + "/queues/" + queue).expect(200);
        centre.admin().put("/api" + path + "/queues/" + queue).expect(200);
        centre.patch(path, Map.of("allQueues", true, "fullName", "Another Name", "email", "s@example.com"));
        centre.patch(path, Map.of("allQueues", false, "role", "administrator"));
        centre.admin().delete("/api" + path).expect(200);
    }
}
