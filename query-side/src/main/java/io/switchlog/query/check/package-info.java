/** What must always be true of the tables, asked of the database over and over (ADR 24). */
@NullMarked
package io.switchlog.query.check;

import org.jspecify.annotations.NullMarked;
