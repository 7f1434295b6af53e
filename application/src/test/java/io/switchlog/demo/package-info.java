/** Tests of the demo. */
@NullMarked
package io.switchlog.demo;

import org.jspecify.annotations.NullMarked;
