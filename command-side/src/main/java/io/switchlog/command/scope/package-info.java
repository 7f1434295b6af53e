/** On which queues, agents, accounts and interactions a user operates (ADR 27). */
@NullMarked
package io.switchlog.command.scope;

import org.jspecify.annotations.NullMarked;
