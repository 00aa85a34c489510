package org.tongguan.reference;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** What the import addresses of several modules have in common: a CSV file as the request's body, its report as the answer. */
public final class ImportBody {

    private static final int MAX_BYTES = 32 * 1024 * 1024;

    private ImportBody() { }

    /**
     * The file.
     *
     * @throws PlatformException TOO_LARGE {@code import.size}, MALFORMED {@code import.unreadable}
     */
    public static InputStream of(HttpServletRequest request) {
        try {
            byte[] bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new PlatformException(ErrorCode.TOO_LARGE, "import.size", MAX_BYTES / 1024 / 1024);
            }
            return new ByteArrayInputStream(bytes);
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "import.unreadable", String.valueOf(e.getMessage()));
        }
    }

    /** 200 when the file was taken, 202 when it waits for another person, 422 when rows stand against it. */
    public static ResponseEntity<ImportReport> answer(ImportReport report) {
        return ResponseEntity.status(report.waiting() ? HttpStatus.ACCEPTED : report.isTaken() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT).body(report);
    }
}
