/** The catalogue of reasons for which agents pause. */
@NullMarked
package io.switchlog.command.pause;

import org.jspecify.annotations.NullMarked;
