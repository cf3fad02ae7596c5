package tanlu.assistant.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import tanlu.analytics.proof.Language;

/// What an outline shows of a long list: what was asked for of it.
class OutlinesTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OUTLINE =
      "{{#rows.mine}}{{name}}: {{/rows.mine}}{{#rows.asked3}}{{name}} {{/rows.asked3}}"
          + "{{#rows.beyond3}}…{{/rows.beyond3}}";

  private static String written(String asked) throws Exception {
    return new Outlines()
        .write(
            OUTLINE,
            JSON.readTree(
                ("{'rows':{'BJ':{'name':'a'},'TJ':{'name':'b'},'HE':{'name':'c'},'SX':{'name':'d'}},"
                     + "'asked':"
                        + asked
                        + "}")
                    .replace('\'', '"')),
            Language.EN);
  }

  @Test
  void asManyAreListedAsWereAskedForElseTheNumberOfTheOutline() throws Exception {
    assertThat(written("{}")).isEqualTo("a b c …");
    assertThat(written("{'top':2}")).isEqualTo("a b …");
    assertThat(written("{'top':9}")).isEqualTo("a b c d");
  }

  @Test
  void theOneRegionThatIsNamedStandsOut() throws Exception {
    assertThat(written("{'region':'SX','regions':['SX']}")).isEqualTo("d: a b c …");
    assertThat(written("{'region':'BJ','regions':['BJ','CN']}")).startsWith("a: ");
    assertThat(written("{'region':'GD','regions':['GD']}")).isEqualTo("a b c …");
    assertThat(written("{'region':'BJ','regions':['BJ','TJ'],'second':'TJ','group':['BJ','TJ']}"))
        .isEqualTo("a b c …");
  }
}
