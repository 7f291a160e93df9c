package dev.candor.model.price;

import dev.candor.model.ModelSpec;
import java.time.LocalDate;
import java.util.List;

/**
 * One entry of a price table.
 *
 * @param model the model, with a base URL if the price holds at that address only
 * @param aliases other names of the same model at the same price
 * @param price what it costs
 * @param asOf day on which the price was known to hold
 */
record PricedModel(ModelSpec model, List<ModelSpec> aliases, Price price, LocalDate asOf) {

  PricedModel {
    aliases = List.copyOf(aliases);
  }
}
