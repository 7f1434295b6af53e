/** What the centre has Asterisk do, over a connection of its own on which Asterisk says nothing unasked. */
@NullMarked
package io.switchlog.telephony.asterisk.control;

import org.jspecify.annotations.NullMarked;
