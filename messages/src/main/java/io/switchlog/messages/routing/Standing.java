package io.switchlog.messages.routing;

/**
 * Everything about one agent that decides whether one interaction may be offered to him or accepted by him.
 *
 * @param member whether he serves the queue, or is the agent whom an agent step names
 * @param paused whether he is paused on the interaction's channel
 * @param openTabs his open interactions over all channels
 * @param tabLimit the centre's most open tabs per agent, 0 for no limit
 * @param openOnChannel his open interactions on the interaction's channel
 * @param capacity his most open interactions on that channel, 0 for no limit (AG-106)
 */
public record Standing(
        boolean loggedIn,
        boolean member,
        boolean paused,
        int openTabs,
        int tabLimit,
        int openOnChannel,
        int capacity) {}
