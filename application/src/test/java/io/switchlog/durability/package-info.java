/** What survives when processes are killed. */
@NullMarked
package io.switchlog.durability;

import org.jspecify.annotations.NullMarked;
