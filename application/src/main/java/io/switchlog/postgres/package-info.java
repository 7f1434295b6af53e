/** The PostgreSQL that Switchlog brings along: unpacked, started, watched over and stopped on one data directory. */
@NullMarked
package io.switchlog.postgres;

import org.jspecify.annotations.NullMarked;
