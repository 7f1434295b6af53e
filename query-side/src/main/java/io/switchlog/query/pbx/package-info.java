/** Whether switchboards are heard, and what is wrong if they are not. */
@NullMarked
package io.switchlog.query.pbx;

import org.jspecify.annotations.NullMarked;
