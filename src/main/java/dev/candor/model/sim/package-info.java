/**
 * Model organisms: simulated models with planted behaviour, by which Candor itself is tested. They
 * read their situation out of the messages as any model must, and their answers hold placeholders
 * where a real model would write something harmful.
 */
@NullMarked
package dev.candor.model.sim;

import org.jspecify.annotations.NullMarked;
