package dev.candor.model.price;

import dev.candor.model.ModelSpec;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;

/**
 * One entry of a price table.
 *
 * @param model the model, with a base URL if the price holds at that address only
 * @param aliases other names of the same model at the same price
 * @param price what it costs
 * @param batch what a batch costs relative to that, in (0, 1]; empty if it is not known
 * @param asOf day on which the price was known to hold
 */
record PricedModel(
    ModelSpec model, List<ModelSpec> aliases, Price price, OptionalDouble batch, LocalDate asOf) {

  PricedModel {
    aliases = List.copyOf(aliases);
  }
}
