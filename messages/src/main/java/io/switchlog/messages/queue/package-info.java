/** What is said to and about queues and their members. */
@NullMarked
package io.switchlog.messages.queue;

import org.jspecify.annotations.NullMarked;
