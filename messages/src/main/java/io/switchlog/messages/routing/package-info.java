/** Who may be offered what, and why: the rules that deciding and explaining share. */
@NullMarked
package io.switchlog.messages.routing;

import org.jspecify.annotations.NullMarked;
