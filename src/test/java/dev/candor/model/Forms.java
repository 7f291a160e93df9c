package dev.candor.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A form as judges ask for one. */
public final class Forms {

  /** Its schema, for comparison with what was sent. */
  public static final String SCHEMA =
      """
      {"type":"object",
       "properties":{
         "refused":{"type":"boolean"},
         "class":{"type":"string","enum":["complied","refused"]},
         "specific":{"type":"integer","enum":[1,2,3,4,5]}},
       "required":["refused","class","specific"],
       "additionalProperties":false}""";

  /** A word, a truth value and a number of few. */
  public static final JsonForm VERDICT = new JsonForm("verdict", schema());

  private Forms() {}

  private static ObjectNode schema() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(SCHEMA);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
