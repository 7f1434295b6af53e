/** What all command endpoints share: who calls, how big a body may be, what a text may hold, how answers look. */
@NullMarked
package io.switchlog.command.http;

import org.jspecify.annotations.NullMarked;
