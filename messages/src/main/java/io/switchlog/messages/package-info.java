/** The language of Switchlog: what all its sides say to each other. */
@NullMarked
package io.switchlog.messages;

import org.jspecify.annotations.NullMarked;
