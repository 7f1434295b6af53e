package io.switchlog.query.agent;

import io.switchlog.query.Reads;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Reads what the list shows of agents. */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Reads({
    "directory.agent",
    "directory.agent_settings",
    "directory.agent_auto_answer",
    "directory.agent_auto_answer_conflict",
    "directory.agent_avatar",
    "directory.agent_telephone",
    "directory.agent_group",
    "directory.agent_group_member",
    "directory.queue",
    "directory.queue_member",
    "directory.settings_group",
    "directory.sign_in",
    "history.agent_state",
    "history.agent_trash"
})
@interface ReadsAgents {}
