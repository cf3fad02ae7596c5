package tanlu.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tanlu.analytics.data.Dataset;
import tanlu.analytics.proof.Language;
import tanlu.assistant.link.EntityLinker;
import tanlu.assistant.model.Tokens;
import tanlu.assistant.store.ConversationStore.Said;

class HistoryTest {
  private static final String LONG = "**广东排得最多。**\n\n" + "其余各省依次列于下表。".repeat(180);

  private static List<ChatMessage> told(int turns, String answer) {
    List<Said> said = new ArrayList<>();
    for (int turn = 1; turn <= turns; turn++) {
      said.add(new Said("问题" + turn, answer));
    }
    return History.of(said, List.of());
  }

  private static int tokens(List<ChatMessage> told) {
    return told.stream()
        .mapToInt(
            each ->
                Tokens.in(
                    each instanceof AiMessage ai ? ai.text() : ((UserMessage) each).singleText()))
        .sum();
  }

  @Test
  void aMessageWithoutWordsIsInTheLanguageOfTheOneBefore() {
    EntityLinker linker = EntityLinker.of(Dataset.embedded());
    List<Said> chinese = List.of(new Said("Key sectors of Hunan", ""), new Said("江西的关键行业", ""));
    assertThat(History.language("2012", chinese, linker)).isEqualTo(Language.ZH);
    assertThat(History.language("2012", chinese.subList(0, 1), linker)).isEqualTo(Language.EN);
    assertThat(History.language("in 2012", chinese, linker)).isEqualTo(Language.EN);
  }

  @Test
  void aShortConversationIsToldWholeHoweverManyTurnsItHas() {
    List<ChatMessage> told = told(30, "好的。");
    assertThat(told).hasSize(60);
    assertThat(told.getFirst()).isEqualTo(UserMessage.from("问题1"));
  }

  @Test
  void ofALongOneTheLatestAnswersStandInFullAndOfOlderOnesTheVerdict() {
    List<ChatMessage> told = told(20, LONG);
    assertThat(told).hasSize(40);
    assertThat(told.getLast()).isEqualTo(AiMessage.from(LONG));
    assertThat(told.get(1)).isEqualTo(AiMessage.from("**广东排得最多。**"));
    assertThat(tokens(told)).isLessThanOrEqualTo(History.ROOM);
  }

  @Test
  void whatThereIsNoRoomForIsLeftOutTheOldestFirst() {
    List<ChatMessage> told = told(20, "广东、江苏、浙江、山东、河北".repeat(60));
    assertThat(tokens(told)).isBetween(History.ROOM / 2, History.ROOM);
    assertThat(told.getFirst())
        .isInstanceOf(UserMessage.class)
        .isNotEqualTo(UserMessage.from("问题1"));
    assertThat(told.get(told.size() - 2)).isEqualTo(UserMessage.from("问题20"));
  }

  @Test
  void referencesOfEarlierAnswersAreNotRepeated() {
    assertThat(
            History.of(
                List.of(new Said("问", "排放[5亿吨](#claim-c1)[1](#citation-1)。")),
                Collections.emptyList()))
        .contains(AiMessage.from("排放5亿吨。"));
  }
}
