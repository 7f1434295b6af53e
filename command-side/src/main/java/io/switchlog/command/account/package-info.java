/** Accounts and their routes. */
@NullMarked
package io.switchlog.command.account;

import org.jspecify.annotations.NullMarked;
