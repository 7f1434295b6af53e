/** Which database, under which roles, with which schema. */
@NullMarked
package io.switchlog.database;

import org.jspecify.annotations.NullMarked;
