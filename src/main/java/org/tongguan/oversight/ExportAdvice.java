package org.tongguan.oversight;

import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.tongguan.kernel.Actor;

/** Logs every file that any endpoint hands out, whoever wrote it: an answer that comes with a file name. Pictures looked at in a page are none. */
@RestControllerAdvice
class ExportAdvice implements ResponseBodyAdvice<Object> {

    /** A handler that counts tells the rows here; told to the caller too. */
    private static final String ROWS = "X-Rows";
    private final Exports exports;

    ExportAdvice(Exports exports) {
        this.exports = exports;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(Object body, MethodParameter returned, MediaType type, Class<? extends HttpMessageConverter<?>> converter,
                                  ServerHttpRequest request, ServerHttpResponse response) {
        HttpHeaders headers = response.getHeaders();
        String disposition = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        boolean picture = type != null && "image".equals(type.getType());
        if (disposition != null && !picture && who != null && who.getPrincipal() instanceof Actor actor) {
            String rows = headers.getFirst(ROWS);
            String path = request.getURI().getPath();
            exports.record(actor, path.substring(0, Math.min(200, path.length())), rows == null ? null : Long.valueOf(rows),
                    body instanceof byte[] bytes ? (long) bytes.length : null, type == null ? "file" : type.getSubtype());
        }
        return body;
    }
}
