package org.tongguan.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a report says of an answer that should not have been: one line that a table can hold, without heads and without the whole body. */
class HttpAnswerTest {

    @Test
    void aProblemIsItsSentence() {
        String answer = "HTTP/1.1 404 \r\nContent-Type: application/problem+json\r\nDate: today\r\n\r\n{\"type\":\"urn:x\",\"status\":404,\"detail\":\"没有 1\","
                + "\"text\":{\"zh\":\"没有 1\",\"en\":\"There is no 1 | 2\"},\"findings\":[]}";
        assertThat(HttpAnswer.summary(answer)).isEqualTo("HTTP/1.1 404: There is no 1 / 2");
    }

    @Test
    void aMessageThatWasRejectedIsItsFindings() {
        String answer = "HTTP/1.1 202 \r\nX: y\r\n\r\n{\"id\":\"1\",\"state\":\"REJECTED\",\"findings\":[{\"code\":\"DEC-9901\",\"text\":{\"zh\":\"一\"}},"
                + "{\"code\":\"DEC-9902\",\"text\":{\"en\":\"two\"}}]}";
        assertThat(HttpAnswer.summary(answer)).isEqualTo("HTTP/1.1 202: REJECTED DEC-9901, DEC-9902");
    }

    @Test
    void whatHasNoSentenceIsItsStatusLine() {
        assertThat(HttpAnswer.summary("HTTP/1.1 400 Bad Request\r\nA: b\r\n\r\n<html>\r\n|</html>")).isEqualTo("HTTP/1.1 400 Bad Request");
    }
}
