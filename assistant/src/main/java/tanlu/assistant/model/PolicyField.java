package tanlu.assistant.model;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tanlu.assistant.link.EntityLinker;
import tanlu.knowledge.Glossary;

/// What the policy corpus calls the industry, or the other field, a question names.
final class PolicyField {
  /// Fields of policy that are no industries of the tables.
  private static final Set<String> FIELDS =
      Set.of("carbon market", "hydrogen", "nuclear", "forestry", "energy");

  private static final Pattern TRADE =
      Pattern.compile(
          "(?i)(?:行业|产业|部门|领域|企业|厂|[-"
              + " ]?(?:sector|industry|industries|works|plants?|mills?|makers?|factories|stations?|producers?|companies|manufacturing|making))$");

  private PolicyField() {}

  /// @param sector as a question names it
  static Optional<String> ofSector(String sector) {
    String written = EntityLinker.simplified(sector);
    String plain = TRADE.matcher(written).replaceFirst("").strip();
    return Stream.of(sector, written, plain, plain.replaceFirst("业$", ""))
        .flatMap(name -> Glossary.embedded().sector(name).stream())
        .findFirst();
  }

  /// Where no industry is named.
  static Optional<String> in(String question) {
    return Glossary.embedded().sectorsIn(EntityLinker.simplified(question)).stream()
        .filter(FIELDS::contains)
        .findFirst();
  }
}
