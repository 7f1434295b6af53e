/** The edge of HTTP that both sides share: who is who, and how problems are told. */
@NullMarked
package io.switchlog.web;

import org.jspecify.annotations.NullMarked;
