/**
 * Floor 2, shared by the remote providers: one HTTP exchange, its failures, and keys that never
 * leak.
 */
@NullMarked
package dev.candor.model.http;

import org.jspecify.annotations.NullMarked;
