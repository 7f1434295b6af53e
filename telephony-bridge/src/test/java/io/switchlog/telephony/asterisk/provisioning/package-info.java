/** Tests of what Switchlog asks of Asterisk. */
@NullMarked
package io.switchlog.telephony.asterisk.provisioning;

import org.jspecify.annotations.NullMarked;
