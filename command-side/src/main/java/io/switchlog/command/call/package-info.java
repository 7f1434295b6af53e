/** Calls: what a switchboard reports becomes what is known of an interaction (ADR 32). */
@NullMarked
package io.switchlog.command.call;

import org.jspecify.annotations.NullMarked;
