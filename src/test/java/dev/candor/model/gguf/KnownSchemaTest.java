package dev.candor.model.gguf;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.candor.model.Forms;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownSchemaTest {

  @Test
  void knowsAFormAsJudgesAskForOne() {
    assertThat(KnownSchema.is(Forms.VERDICT.schema())).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'string','title':'a','description':'b'}",
        "{'enum':[1,'two',null]}",
        "{'const':true}",
        "{'type':'array','items':{'type':'object','properties':{'$ref':{'type':'number'}}}}"
      })
  void knowsTypesMembersItemsAndLists(String schema) {
    assertThat(KnownSchema.is(json(schema))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "7",
        "{'type':'word'}",
        "{'type':['string','null']}",
        "{'enum':[]}",
        "{'enum':[1],'type':'word'}",
        "{'type':'object','required':'a'}",
        "{'type':'object','properties':7}",
        "{'type':'object','additionalProperties':{'type':'string'}}",
        "{'$ref':'#/nowhere'}",
        "{'type':'string','pattern':'^[$'}",
        "{'type':'object','properties':{'a':{'$ref':'#/nowhere'}}}",
        "{'type':'array','items':[{'type':'string'}]}",
        "{'anyOf':[{'type':'string'}]}"
      })
  void leavesAllElseAlone(String schema) {
    assertThat(KnownSchema.is(json(schema))).isFalse();
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text.replace('\'', '"'));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
