/** Tests of what Switchlog asks of Asterisk. */
@NullMarked
package io.switchlog.telephony.asterisk.control;

import org.jspecify.annotations.NullMarked;
