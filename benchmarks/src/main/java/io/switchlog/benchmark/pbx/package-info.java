/** A switchboard that says what a real one said, for as many calls and as fast as is asked. */
@NullMarked
package io.switchlog.benchmark.pbx;

import org.jspecify.annotations.NullMarked;
