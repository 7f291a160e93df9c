package dev.candor.model.tokens;

import dev.candor.scenario.Prompt;

/**
 * Divides the characters of a text by those that a token of the family has on average.
 *
 * @param family the model's
 */
record CharacterEstimate(TokenFamily family) implements TokenCounter {

  @Override
  public double count(String text) {
    return text.length() / family.charactersPerToken();
  }

  @Override
  public double count(Prompt prompt) {
    return count(prompt.system()) + count(prompt.user());
  }

  @Override
  public boolean isExact() {
    return false;
  }

  @Override
  public String method() {
    return "estimated at %s characters a token, %s"
        .formatted(family.charactersPerToken(), family.origin());
  }
}
