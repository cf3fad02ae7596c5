package tanlu.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A policy document with its passages. What is not held is null.
///
/// @param id e.g. `CN-SC2021-23`
/// @param number the document number as issued, e.g. `国发〔2021〕23号`
/// @param numberVerified whether that number was seen on the document or a trusted listing
/// @param issued `2021-10-24`, `2021-10` or `2021`
/// @param region where it applies: `CN`, `GLOBAL` or a province's abbreviation
/// @param verification the weakest among its passages
public record PolicyDocument(
    String id,
    String titleZh,
    String titleEn,
    @Nullable String number,
    boolean numberVerified,
    @Nullable String issuer,
    @Nullable String issued,
    String region,
    List<String> sectors,
    @Nullable String url,
    Passage.Status status,
    Passage.Verification verification,
    List<Passage> passages) {}
