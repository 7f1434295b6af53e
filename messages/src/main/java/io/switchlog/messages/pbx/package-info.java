/** What is told of the links to switchboards: when they were listened to, and when nobody heard them. */
@NullMarked
package io.switchlog.messages.pbx;

import org.jspecify.annotations.NullMarked;
