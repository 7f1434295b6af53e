/** Agents' telephones as Asterisk knows them: what is set for an agent, in Asterisk's own words and tables. */
@NullMarked
package io.switchlog.telephony.asterisk.provisioning;

import org.jspecify.annotations.NullMarked;
