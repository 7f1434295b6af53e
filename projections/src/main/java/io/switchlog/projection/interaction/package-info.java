/** The interactions: as they stand, what was written, offer by offer, who had them, and the queue reports. */
@NullMarked
package io.switchlog.projection.interaction;

import org.jspecify.annotations.NullMarked;
