/** Teams, profiles and AI assistants to look at. */
@NullMarked
package io.switchlog.query.team;

import org.jspecify.annotations.NullMarked;
