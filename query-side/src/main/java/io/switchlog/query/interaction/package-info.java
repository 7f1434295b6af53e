/** Interactions: one contact's conversation, and each event of it. */
@NullMarked
package io.switchlog.query.interaction;

import org.jspecify.annotations.NullMarked;
