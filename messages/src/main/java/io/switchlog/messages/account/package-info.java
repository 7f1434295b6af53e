/** What is said to and about accounts, the addresses that contacts reach. */
@NullMarked
package io.switchlog.messages.account;

import org.jspecify.annotations.NullMarked;
