/** The event log: Axon's storage engine on one hash-chained table, with group commit. */
@NullMarked
package io.switchlog.command.log;

import org.jspecify.annotations.NullMarked;
