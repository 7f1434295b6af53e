/** Calls of switchboards become calls of the centre. */
@NullMarked
package io.switchlog.switchboard.calls;

import org.jspecify.annotations.NullMarked;
