package tanlu.analytics.importing;

import tanlu.analytics.proof.Text;

/// Something a reader should know of a file that was imported all the same.
///
/// @param kind one word for programs, e.g. `household-columns`
public record Notice(String kind, Place place, Text text) {}
