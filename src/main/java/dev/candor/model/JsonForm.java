package dev.candor.model;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The form that a reply is to have: a JSON object after a schema. Providers that can enforce it do;
 * others are sent nothing of it, so that the prompt has to ask for it too and the reader to be
 * tolerant.
 *
 * @param name a short name of letters, digits and underscores, which some providers ask for
 * @param schema a JSON Schema of an object all of whose members are required and no others allowed,
 *     which is what providers enforce; bounds of numbers, lengths and patterns are left to the
 *     prompt, as some providers refuse a schema that has them
 */
public record JsonForm(String name, ObjectNode schema) {

  public JsonForm {
    if (!name.matches("[A-Za-z0-9_]{1,64}")) {
      throw new IllegalArgumentException("not the name of a form: " + name);
    }
    schema = schema.deepCopy();
  }

  /** A copy of the schema, to be changed at will. */
  @Override
  public ObjectNode schema() {
    return schema.deepCopy();
  }
}
