/** The board as a stream of changes: as they happen, or as they happened. Both send the same messages. */
@NullMarked
package io.switchlog.query.stream;

import org.jspecify.annotations.NullMarked;
