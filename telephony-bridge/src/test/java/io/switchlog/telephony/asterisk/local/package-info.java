/** Tests against a real Asterisk, and what records it. */
@NullMarked
package io.switchlog.telephony.asterisk.local;

import org.jspecify.annotations.NullMarked;
