/** The telephones of the house and who sits at them. */
@NullMarked
package io.switchlog.projection.telephone;

import org.jspecify.annotations.NullMarked;
