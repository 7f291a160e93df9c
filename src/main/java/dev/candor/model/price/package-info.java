/** Floor 2: what models cost, as far as it is known. */
@NullMarked
package dev.candor.model.price;

import org.jspecify.annotations.NullMarked;
