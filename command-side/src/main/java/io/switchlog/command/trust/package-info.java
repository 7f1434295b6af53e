/** Which servers of the operator's are believed to be who they say. */
@NullMarked
package io.switchlog.command.trust;

import org.jspecify.annotations.NullMarked;
