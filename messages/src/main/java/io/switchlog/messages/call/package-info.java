/** Calls: what switchboards report of them, and what that means to the business. */
@NullMarked
package io.switchlog.messages.call;

import org.jspecify.annotations.NullMarked;
