/** When switchboards were heard. */
@NullMarked
package io.switchlog.command.pbx;

import org.jspecify.annotations.NullMarked;
