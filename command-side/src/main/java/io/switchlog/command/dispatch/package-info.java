/** How a request becomes a command: who asks, whether he may, once only, and what a refusal is. */
@NullMarked
package io.switchlog.command.dispatch;

import org.jspecify.annotations.NullMarked;
