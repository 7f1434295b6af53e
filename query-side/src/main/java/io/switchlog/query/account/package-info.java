/** Accounts: the addresses that contacts reach, and where each leads. */
@NullMarked
package io.switchlog.query.account;

import org.jspecify.annotations.NullMarked;
