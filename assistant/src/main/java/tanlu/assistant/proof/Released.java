package tanlu.assistant.proof;

/// A sentence ready to be shown: Markdown whose every number is proved or badged.
///
/// @param unproved how many numbers were taken out of it
public record Released(String text, int unproved) {}
