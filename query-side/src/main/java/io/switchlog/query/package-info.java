/** What can be read: endpoints over the projections' tables and over the log, none of which ever writes. */
@NullMarked
package io.switchlog.query;

import org.jspecify.annotations.NullMarked;
