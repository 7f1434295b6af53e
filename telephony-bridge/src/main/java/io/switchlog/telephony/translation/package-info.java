/** From what a switchboard says to what it means: channels, dialling and queues become calls of contacts and agents. */
@NullMarked
package io.switchlog.telephony.translation;

import org.jspecify.annotations.NullMarked;
