package org.tongguan.print;

/** Colours in use. All texts have a contrast of at least 4.5 : 1 against white; in black and white print nothing is lost. */
public enum Ink {
    BLACK(0x1C2430),
    GREY(0x5B6675),
    RULE(0xC9D0D9),
    BAND(0xEEF2F6),
    BLUE(0x124E8C),
    GREEN(0x1B6B3A),
    RED(0xA4262C),
    WHITE(0xFFFFFF);

    final int rgb;

    Ink(int rgb) {
        this.rgb = rgb;
    }
}
