/** Keys: one per person for personal data, all wrapped by a key outside the database. */
@NullMarked
package io.switchlog.command.vault;

import org.jspecify.annotations.NullMarked;
