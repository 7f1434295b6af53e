/** The settings of the whole centre, now and over time. */
@NullMarked
package io.switchlog.projection.settings;

import org.jspecify.annotations.NullMarked;
