/** Teams, profiles and AI assistants: who belongs to them. */
@NullMarked
package io.switchlog.command.team;

import org.jspecify.annotations.NullMarked;
