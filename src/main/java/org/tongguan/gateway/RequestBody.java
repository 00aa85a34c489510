package org.tongguan.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.PlatformException;

/** Reads a request's raw body within limits: {@value #MAX_BYTES} bytes, also after decompression, so that a bomb stops where the limit is. */
final class RequestBody {

    static final int MAX_BYTES = 4 * 1024 * 1024;

    private RequestBody() { }

    static byte[] read(HttpServletRequest request) {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw new PlatformException(ErrorCode.TOO_LARGE, "message.size", MAX_BYTES);
        }
        String encoding = request.getHeader("Content-Encoding");
        try (InputStream in = decoded(request.getInputStream(), encoding)) {
            byte[] body = bounded(in, (int) Math.max(1024, request.getContentLengthLong()));
            if (body.length == 0) {
                throw new PlatformException(ErrorCode.MALFORMED, "message.empty");
            }
            return body;
        } catch (IOException e) {
            throw new PlatformException(ErrorCode.MALFORMED, "message.unreadable");
        }
    }

    private static InputStream decoded(InputStream in, String encoding) throws IOException {
        if (encoding == null || "identity".equalsIgnoreCase(encoding)) {
            return in;
        }
        if ("gzip".equalsIgnoreCase(encoding)) {
            return new GZIPInputStream(in, 8192);
        }
        throw new PlatformException(ErrorCode.MALFORMED, "message.encoding", encoding);
    }

    private static byte[] bounded(InputStream in, int expected) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.min(expected, MAX_BYTES));
        byte[] buffer = new byte[8192];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            if (out.size() + n > MAX_BYTES) {
                throw new PlatformException(ErrorCode.TOO_LARGE, "message.size", MAX_BYTES);
            }
            out.write(buffer, 0, n);
        }
        return out.toByteArray();
    }
}
