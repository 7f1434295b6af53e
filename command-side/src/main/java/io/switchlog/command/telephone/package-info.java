/** The telephones of the house, which hot desk agents share. */
@NullMarked
package io.switchlog.command.telephone;

import org.jspecify.annotations.NullMarked;
