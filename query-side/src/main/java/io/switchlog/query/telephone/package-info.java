/** The telephones of the house and who sits at them. */
@NullMarked
package io.switchlog.query.telephone;

import org.jspecify.annotations.NullMarked;
