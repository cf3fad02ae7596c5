package tanlu.analytics.data;

import tanlu.analytics.proof.Text;

/// One of the 42 sectors of an input-output table.
///
/// @param code two digits, `01` to `42`
public record Sector(String code, Text name) {}
