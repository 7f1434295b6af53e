/** Personal data in events: sealed per person, readable only while that person's key exists. */
@NullMarked
package io.switchlog.messages.privacy;

import org.jspecify.annotations.NullMarked;
