/** People who sign in: users, user names, passwords, tokens. */
@NullMarked
package io.switchlog.command.access;

import org.jspecify.annotations.NullMarked;
