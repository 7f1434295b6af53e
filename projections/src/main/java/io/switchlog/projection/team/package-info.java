/** Tables about teams, profiles and AI assistants. */
@NullMarked
package io.switchlog.projection.team;

import org.jspecify.annotations.NullMarked;
