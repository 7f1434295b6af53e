/** The people who operate the centre. */
@NullMarked
package io.switchlog.projection.access;

import org.jspecify.annotations.NullMarked;
