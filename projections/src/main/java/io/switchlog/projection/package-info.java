/** Follows the log and folds it into tables: exactly once, in order, each table at its own pace. */
@NullMarked
package io.switchlog.projection;

import org.jspecify.annotations.NullMarked;
