/** What is wrong with a PBX's configuration, in words. */
@NullMarked
package io.switchlog.telephony.asterisk.checkup;

import org.jspecify.annotations.NullMarked;
