@NullMarked
package io.switchlog.query.clientlog;

import org.jspecify.annotations.NullMarked;
