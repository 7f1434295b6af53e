/** Builds tables anew beside those that people read, and puts them in their place. */
@NullMarked
package io.switchlog.projection.rebuild;

import org.jspecify.annotations.NullMarked;
