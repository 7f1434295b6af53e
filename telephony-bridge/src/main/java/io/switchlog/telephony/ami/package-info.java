/** Asterisk's manager interface: what it says, as it says it. */
@NullMarked
package io.switchlog.telephony.ami;

import org.jspecify.annotations.NullMarked;
