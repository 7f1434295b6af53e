/** What must hold of every log, whatever happened: checked event by event, by a fold of its own. */
@NullMarked
package io.switchlog.life;

import org.jspecify.annotations.NullMarked;
