/** The self-check against histories that chance made on the real command side. */
@NullMarked
package io.switchlog.check;

import org.jspecify.annotations.NullMarked;
