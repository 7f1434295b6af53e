/** Who looks at the centre, and how much of it is his to see (ADR 27). */
@NullMarked
package io.switchlog.query.viewer;

import org.jspecify.annotations.NullMarked;
