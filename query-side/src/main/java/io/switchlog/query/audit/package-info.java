/** Evidence: the log as it is stored, and the proof that nobody has altered it. */
@NullMarked
package io.switchlog.query.audit;

import org.jspecify.annotations.NullMarked;
