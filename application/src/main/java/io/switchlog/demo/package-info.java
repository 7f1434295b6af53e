/** The demo: a small contact centre that lives through a day of traffic, driven through the HTTP API like any other. */
@NullMarked
package io.switchlog.demo;

import org.jspecify.annotations.NullMarked;
