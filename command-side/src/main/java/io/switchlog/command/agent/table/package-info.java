/** Agents out of a table in a file. */
@NullMarked
package io.switchlog.command.agent.table;

import org.jspecify.annotations.NullMarked;
