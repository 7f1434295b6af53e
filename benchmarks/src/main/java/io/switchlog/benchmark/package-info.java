/** What must be fast, measured against limits taken in the same run. */
@NullMarked
package io.switchlog.benchmark;

import org.jspecify.annotations.NullMarked;
