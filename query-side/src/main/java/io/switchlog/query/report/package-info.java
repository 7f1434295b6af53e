/** Report rows and how far the projections that write them have come. */
@NullMarked
package io.switchlog.query.report;

import org.jspecify.annotations.NullMarked;
