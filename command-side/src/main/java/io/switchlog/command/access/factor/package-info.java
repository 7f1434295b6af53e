/** Second factors and codes for the day without one. */
@NullMarked
package io.switchlog.command.access.factor;

import org.jspecify.annotations.NullMarked;
