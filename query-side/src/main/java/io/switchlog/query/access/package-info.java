/** People who operate the centre, and its settings. */
@NullMarked
package io.switchlog.query.access;

import org.jspecify.annotations.NullMarked;
