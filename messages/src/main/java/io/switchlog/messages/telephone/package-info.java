/** What is said to and about the telephones of the house, which hot desk agents share. */
@NullMarked
package io.switchlog.messages.telephone;

import org.jspecify.annotations.NullMarked;
