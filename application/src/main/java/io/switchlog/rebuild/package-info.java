/** Rebuilds of projections, asked for over HTTP and on the command line. */
@NullMarked
package io.switchlog.rebuild;

import org.jspecify.annotations.NullMarked;
