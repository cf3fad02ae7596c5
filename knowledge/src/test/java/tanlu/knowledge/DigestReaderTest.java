package tanlu.knowledge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tanlu.knowledge.Passage.Status;
import tanlu.knowledge.Passage.Verification;

class DigestReaderTest {
  private static final String GOOD =
      """
      ---
      id: GD-EXAMPLE
      titleZh: "示例方案"
      titleEn: "Example plan"
      number: "粤府〔2022〕1号"
      numberVerified: false
      issuer: null
      issued: "2022-06"
      region: GD
      sectors: [power, steel]
      url: null
      status: draft
      verification: unverified
      ---

      ## 风电 · Wind {#1}

      2030年风电100万千瓦。

      Wind 1 GW in 2030.

      | fact | sector | metric | value | number | unit | base | target | verification | note |
      |---|---|---|---|---|---|---|---|---|---|
      | X-001 | power | wind_capacity | 100 or more | 100 | 10k kW |  | 2030 | secondary | sources differ |

      ## 钢铁 · Steel {#2 region=CN clause=第三条}

      电炉钢15%。

      Electric furnaces 15%.

      | fact | sector | metric | value | number | unit | base | target | verification | note |
      |---|---|---|---|---|---|---|---|---|---|
      | X-002 | steel | eaf_share | 15 | 15 | % | 2020 | 2025 | official |  |
      | X-003 | steel | policy | qualitative |  | text |  |  | unverified |  |
      """;

  @Test
  void aDigestGivesItsDocumentPassagesAndTargets() {
    PolicyDocument document = Digests.read(Map.of("a.md", GOOD)).getFirst();

    assertThat(document.number()).isEqualTo("粤府〔2022〕1号");
    assertThat(document.issuer()).isNull();
    assertThat(document.status()).isEqualTo(Status.DRAFT);
    Passage wind = document.passages().getFirst();
    assertThat(wind.id()).isEqualTo("GD-EXAMPLE/1");
    assertThat(wind.region()).isEqualTo("GD");
    assertThat(wind.clause()).isNull();
    assertThat(wind.original()).isFalse();
    assertThat(wind.targets())
        .containsExactly(
            new Passage.Target(
                "X-001",
                "wind_capacity",
                "100 or more",
                100.0,
                "10k kW",
                null,
                2030,
                Verification.SECONDARY,
                "sources differ"));
  }

  @Test
  void aSectionMayNameItsOwnRegionAndClause() {
    Passage steel = Digests.read(Map.of("a.md", GOOD)).getFirst().passages().get(1);
    assertThat(steel.id()).isEqualTo("GD-EXAMPLE/2");

    assertThat(steel.region()).isEqualTo("CN");
    assertThat(steel.clause()).isEqualTo("第三条");
  }

  @Test
  void aPassageIsAsWeakAsItsWeakestTarget() {
    assertThat(Digests.read(Map.of("a.md", GOOD)).getFirst().passages())
        .extracting(Passage::verification)
        .containsExactly(Verification.SECONDARY, Verification.UNVERIFIED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          titleZh: "示例方案"           ; other: 1             ; other is not a field
          titleZh: "示例方案"           ; titleZh: null        ; titleZh is null
          issuer: null                  ; id: GD-TWICE         ; id stands twice
          issuer: null                  ; issuer               ; 'issuer' does not fit
          status: draft                 ; status: valid        ; status is 'valid'; expected one of in_force
          verification: unverified      ; verification: sure   ; verification is 'sure'; expected one of official
          verification: unverified      ; verification: official ; its targets make it 'unverified'
          numberVerified: false         ; numberVerified: no   ; numberVerified is no
          issued: "2022-06"             ; issued: "2022-20"    ; issued is '2022-20'; expected YYYY
          region: GD                    ; region: Guangdong    ; region is 'Guangdong'; expected CN, GLOBAL or
          [power, steel]                ; [power]              ; sectors are [power]; its targets make them
          [power, steel]                ; [power, iron]        ; sectors name 'iron'; expected one of
          Wind {#1}                     ; Wind                 ; heading '风电 · Wind' does not fit
          {#2 region                    ; {#1 region           ; passage GD-EXAMPLE/1 stands twice
          | 100 | 10k kW                ; | 1oo | 10k kW       ; target 'X-001' has a bad number or year
          | 2030 | secondary            ; | 2030 | checked     ; verification of X-001 is 'checked'
          | eaf_share |                 ; |  |                 ; target 'X-002' has an empty cell
          | X-003 |                     ; | X-002 |            ; target 'X-002' stands already in a.md
          |  |  | unverified            ; |  | unverified      ; has a row of 9 cells; expected 10
          Wind 1 GW in 2030.            ;                      ; passage GD-EXAMPLE/1 is incomplete
          """)
  void aBrokenDigestIsRefusedByFileAndField(String good, String bad, String message) {
    assertThat(GOOD).contains(good);
    String broken = GOOD.replace(good, bad == null ? "" : bad);

    assertThatThrownBy(() -> Digests.read(Map.of("a.md", broken)))
        .isInstanceOf(DigestException.class)
        .hasMessageStartingWith("a.md: ")
        .hasMessageContaining(message);
  }

  @Test
  void aMissingFieldIsRefused() {
    String broken = GOOD.replace("titleEn: \"Example plan\"\n", "");

    assertThatThrownBy(() -> Digests.read(Map.of("a.md", broken)))
        .hasMessage("a.md: titleEn is missing; write null where it is not held");
  }

  @Test
  void theSameDocumentTwiceIsRefused() {
    assertThatThrownBy(() -> Digests.read(new TreeMap<>(Map.of("a.md", GOOD, "b.md", GOOD))))
        .hasMessage("b.md: id 'GD-EXAMPLE' stands already in a.md; expected it once");
  }
}
