/** What agents' desktops show, let them do and let them take away. */
@NullMarked
package io.switchlog.query.desktop;

import org.jspecify.annotations.NullMarked;
