package io.switchlog.demo;

import java.util.List;

/** The queues of the demo's service number, in their order, and who serves them. */
enum VoiceLine {
    SUPPORT("support", List.of("Carla Conti", "Dario Fabbri", "Elena Greco")),
    BACK_OFFICE("backoffice", List.of("Fabio Leone"));

    final String queue;
    final List<String> members;

    VoiceLine(String queue, List<String> members) {
        this.queue = queue;
        this.members = members;
    }
}
