/** The runnable: puts the sides together. */
@NullMarked
package io.switchlog;

import org.jspecify.annotations.NullMarked;
