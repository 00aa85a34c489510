package org.tongguan.print;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** The dark and light modules of a QR code (ISO/IEC 18004), with medium error correction, without the quiet zone. */
final class QrCode {

    private final ByteMatrix modules;

    /** @throws IllegalArgumentException when the text is too long for a QR code */
    QrCode(String text) {
        try {
            modules = Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8")).getMatrix();
        } catch (WriterException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    int side() {
        return modules.getWidth();
    }

    boolean isDark(int x, int y) {
        return modules.get(x, y) == 1;
    }
}
