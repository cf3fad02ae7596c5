package tanlu.assistant.answer;

import com.fasterxml.jackson.databind.JsonNode;

/// A tool call an answer took.
public record Step(String tool, JsonNode arguments, long milliseconds) {}
