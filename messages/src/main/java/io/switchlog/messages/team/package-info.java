/** What agents can be in besides queues: teams, profiles and the care of AI assistants. */
@NullMarked
package io.switchlog.messages.team;

import org.jspecify.annotations.NullMarked;
