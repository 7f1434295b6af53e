/** The links to switchboards. */
@NullMarked
package io.switchlog.projection.pbx;

import org.jspecify.annotations.NullMarked;
