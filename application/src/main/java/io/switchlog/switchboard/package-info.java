/** Where the centre and its switchboards meet: what the one has decided is done on the others, and what they tell is told. */
@NullMarked
package io.switchlog.switchboard;

import org.jspecify.annotations.NullMarked;
