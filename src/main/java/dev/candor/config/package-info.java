/** Beside the floors: typed settings and the errors that a user reads; readable from everywhere. */
@NullMarked
package dev.candor.config;

import org.jspecify.annotations.NullMarked;
