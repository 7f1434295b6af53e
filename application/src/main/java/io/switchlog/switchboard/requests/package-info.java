/** What people ask of switchboards: to call somebody, to be let into a call, to record it. */
@NullMarked
package io.switchlog.switchboard.requests;

import org.jspecify.annotations.NullMarked;
