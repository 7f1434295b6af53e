/** Holds what is reported of calls against what switchboards have written down themselves. */
@NullMarked
package io.switchlog.switchboard.reconcile;

import org.jspecify.annotations.NullMarked;
