/** Tests of the check-up. */
@NullMarked
package io.switchlog.telephony.asterisk.checkup;

import org.jspecify.annotations.NullMarked;
