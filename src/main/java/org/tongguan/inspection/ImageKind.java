package org.tongguan.inspection;

import java.util.Arrays;
import java.util.Optional;

/** Pictures we take, known by their first bytes: what a browser calls the file is not asked. */
enum ImageKind {
    JPEG("image/jpeg", 0, new int[] {0xFF, 0xD8, 0xFF}),
    PNG("image/png", 0, new int[] {0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A}),
    WEBP("image/webp", 8, new int[] {'W', 'E', 'B', 'P'});

    private final String contentType;
    private final int offset;
    private final int[] magic;

    ImageKind(String contentType, int offset, int[] magic) {
        this.contentType = contentType;
        this.offset = offset;
        this.magic = magic;
    }

    String contentType() {
        return contentType;
    }

    static Optional<ImageKind> of(byte[] content) {
        return Arrays.stream(values()).filter(kind -> kind.fits(content)).findFirst();
    }

    private boolean fits(byte[] content) {
        if (content.length < offset + magic.length || this == WEBP && !(content[0] == 'R' && content[1] == 'I' && content[2] == 'F' && content[3] == 'F')) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if ((content[offset + i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
