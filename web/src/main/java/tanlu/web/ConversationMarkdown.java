package tanlu.web;

import java.util.Locale;
import tanlu.assistant.answer.Answer;
import tanlu.assistant.answer.Citation;
import tanlu.assistant.store.KeptAnswer;
import tanlu.assistant.store.KeptConversation;

/// A conversation as Markdown to read elsewhere: links to claims, which lead nowhere there, are
/// left out, citations and warnings follow each answer.
final class ConversationMarkdown {
  private ConversationMarkdown() {}

  static String of(KeptConversation conversation) {
    StringBuilder text = new StringBuilder("# ").append(line(conversation.title())).append('\n');
    for (KeptAnswer each : conversation.answers()) {
      text.append("\n## ").append(line(each.question())).append("\n\n");
      text.append(
          each.text()
              .replaceAll("\\[(\\d+)]\\(#citation-\\d+\\)", "[$1]")
              .replaceAll("\\[([^\\[\\]]*)]\\(#claim-\\w+\\)", "$1"));
      text.append('\n');
      each.answer().ifPresent(answer -> after(text, answer));
      if (each.status() != KeptAnswer.Status.FINISHED) {
        text.append("\n*")
            .append(each.failure().orElse(each.status().name().toLowerCase(Locale.ROOT)))
            .append("*\n");
      }
    }
    return text.toString();
  }

  private static void after(StringBuilder text, Answer answer) {
    for (Citation each : answer.citations()) {
      text.append("\n[")
          .append(each.n())
          .append("] ")
          .append(each.documentTitle())
          .append(each.documentNumber() == null ? "" : " " + each.documentNumber())
          .append(each.clause() == null ? "" : " " + each.clause())
          .append('\n');
    }
    for (String each : answer.warnings()) {
      text.append("\n> ").append(line(each)).append('\n');
    }
  }

  private static String line(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }
}
