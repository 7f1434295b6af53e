/** What reporting tools may read, and what is written about it. */
@NullMarked
package io.switchlog.sql;

import org.jspecify.annotations.NullMarked;
