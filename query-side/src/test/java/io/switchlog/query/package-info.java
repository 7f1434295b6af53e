/** Tests of the read side, and the database that they run on. */
@NullMarked
package io.switchlog.query;

import org.jspecify.annotations.NullMarked;
