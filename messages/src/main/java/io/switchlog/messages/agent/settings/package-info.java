/** What can be set for an agent: one description of each setting, and the values that an agent has. */
@NullMarked
package io.switchlog.messages.agent.settings;

import org.jspecify.annotations.NullMarked;
