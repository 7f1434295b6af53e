package io.switchlog.messages.team;

/** What kinds of groups of agents there are. */
public enum GroupKind {
    TEAM("team"),
    PROFILE("profile"),
    AI_ASSISTANT("ai-assistant");

    private final String code;

    GroupKind(String code) {
        this.code = code;
    }

    /** Type of its streams, beginning of its claims, and what it is called in answers. */
    public String code() {
        return code;
    }
}
