/** Passwords: their rules, their change, their hashes. */
@NullMarked
package io.switchlog.command.access.password;

import org.jspecify.annotations.NullMarked;
