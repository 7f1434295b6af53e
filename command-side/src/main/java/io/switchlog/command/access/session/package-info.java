/** Sessions of people and tokens of their programs. */
@NullMarked
package io.switchlog.command.access.session;

import org.jspecify.annotations.NullMarked;
