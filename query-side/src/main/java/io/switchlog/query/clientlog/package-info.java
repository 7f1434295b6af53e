/** What agents' web clients log, kept in files beside the event log (AG-142 ... AG-149). */
@NullMarked
package io.switchlog.query.clientlog;

import org.jspecify.annotations.NullMarked;
