/** The definitions of key figures. */
@NullMarked
package io.switchlog.projection.kpi;

import org.jspecify.annotations.NullMarked;
