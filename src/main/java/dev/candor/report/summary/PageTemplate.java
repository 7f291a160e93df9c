package dev.candor.report.summary;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.candor.report.text.Html;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A page with places to fill in; all that comes into one is escaped. */
final class PageTemplate {

  private final Template template;

  /** A template of this package's resources. */
  PageTemplate(String name) {
    try (InputStream in = PageTemplate.class.getResourceAsStream("/dev/candor/report/" + name);
        Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
      // Empty text is nothing to show; what is forgotten in the page is an error.
      this.template =
          Mustache.compiler().emptyStringIsFalse(true).withEscaper(Html::escape).compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String fill(Map<String, Object> page) {
    return template.execute(page);
  }
}
