package org.tongguan.formats.ceb;

import java.util.Arrays;

/** Tells whether two messages are the same, in words a failed test can show. */
final class Same {

    private Same() { }

    static String text(CebMessage message) {
        StringBuilder out = new StringBuilder();
        out.append(message.kind()).append(' ').append(message.guid()).append(' ').append(message.version()).append('\n').append(message.transfer())
                .append('\n').append(message.subscriptions()).append('\n').append(message.extension()).append('\n');
        for (CebDocument document : message.documents()) {
            out.append(document.index()).append(Arrays.toString(document.headValues())).append('\n');
            document.lineValues().forEach(line -> out.append("  ").append(Arrays.toString(line)).append('\n'));
        }
        return out.toString();
    }
}
