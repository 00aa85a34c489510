package org.tongguan.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.TransactionException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import org.tongguan.formats.FormatException;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Finding;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.Text;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * The one place where what went wrong becomes an answer: RFC 9457 {@code application/problem+json} with the sentence in both languages and
 * the findings. What nobody foresaw is logged under an incident number, which is all the caller is told.
 */
@RestControllerAdvice
class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    /** A queue that is full now has moved on in a second or two. */
    private static final String RETRY_SECONDS = "2";
    private static final String TYPE = "urn:tongguan:problem:";
    /** SQLSTATE of the trigger that refuses a release against an open hold. */
    private static final String OPEN_HOLD = "TG001";
    private final Texts texts;

    Problems(Texts texts) {
        this.texts = texts;
    }

    /**
     * The answer's body.
     *
     * @param type     names the problem for machines, e.g. {@code urn:tongguan:problem:procedure.step}
     * @param title    kind of problem, in the language asked for
     * @param detail   the sentence of {@code text} in the language asked for
     * @param code     name of the {@link ErrorCode}, or of the HTTP status where HTTP itself was broken
     * @param incident number under which the log tells more, only with status 500
     */
    record Problem(String type, String title, int status, String detail, String code, Text text, List<Texts.FindingView> findings,
                   @JsonInclude(JsonInclude.Include.NON_NULL) String incident) { }

    /** What to answer: status, code, sentence and findings. */
    private record Refusal(int status, String code, String key, List<Finding> findings, String incident, Object... args) {

        static Refusal of(ErrorCode code, String key, Object... args) {
            return new Refusal(code.status(), code.name(), key, List.of(), null, args);
        }
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<Problem> answer(Exception failure, HttpServletRequest request, HttpServletResponse response) {
        if (failure instanceof AsyncRequestNotUsableException || response.isCommitted()) {
            // Nobody listens any more.
            return null;
        }
        Problem problem = problem(failure, request);
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status()).contentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (failure instanceof ErrorResponse spring) {
            spring.getHeaders().forEach((name, values) -> {
                if (!HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)) {
                    answer.header(name, values.toArray(String[]::new));
                }
            });
        }
        if (problem.status() == ErrorCode.UNAVAILABLE.status()) {
            answer.header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
        }
        return answer.body(problem);
    }

    /** Answers where no controller was reached. */
    void write(HttpServletRequest request, HttpServletResponse response, Exception failure) throws IOException {
        if (!response.isCommitted()) {
            write(response, problem(failure, request));
        }
    }

    /** Answers for a failure of which only the status is known. */
    void write(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        write(response, problem(http(status), request));
    }

    private static void write(HttpServletResponse response, Problem problem) throws IOException {
        byte[] body = Json.write(problem).getBytes(StandardCharsets.UTF_8);
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private Problem problem(Exception failure, HttpServletRequest request) {
        Refusal refusal = refusal(failure, request);
        if (refusal.status == ErrorCode.FORBIDDEN.status()) {
            // Who tries what is not his is worth seeing; what was refused for another reason is the caller's own business.
            Authentication who = SecurityContextHolder.getContext().getAuthentication();
            LOG.info("refused to {}: {} {} ({})", who != null && who.getPrincipal() instanceof Actor actor ? actor.name() : "nobody known",
                    request.getMethod(), request.getRequestURI(), refusal.key);
        }
        return problem(refusal, request);
    }

    private Problem problem(Refusal refusal, HttpServletRequest request) {
        Locale locale = request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null ? Locale.CHINESE : request.getLocale();
        Text text = texts.get("problem." + refusal.key, refusal.args);
        return new Problem(TYPE + refusal.key, texts.get("problem." + refusal.code).in(locale), refusal.status, text.in(locale), refusal.code, text,
                texts.views(refusal.findings), refusal.incident);
    }

    private static Refusal refusal(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case PlatformException e -> platform(e);
            case FormatException e -> Refusal.of(ErrorCode.MALFORMED, "format." + e.key(), e.place());
            case AuthenticationException e -> Refusal.of(ErrorCode.UNAUTHENTICATED, "login.needed");
            case AccessDeniedException e -> Refusal.of(ErrorCode.FORBIDDEN, "forbidden");
            case HttpMessageNotReadableException e -> unreadable(e, request);
            case MissingServletRequestParameterException e -> Refusal.of(ErrorCode.MALFORMED, "parameter.missing", e.getParameterName());
            case MissingServletRequestPartException e -> Refusal.of(ErrorCode.MALFORMED, "parameter.missing", e.getRequestPartName());
            case TypeMismatchException e -> Refusal.of(ErrorCode.MALFORMED, "parameter.type", String.valueOf(e.getPropertyName()), shown(e.getValue()));
            case MaxUploadSizeExceededException e -> Refusal.of(ErrorCode.TOO_LARGE, "too-large");
            case MultipartException e -> Refusal.of(ErrorCode.MALFORMED, "body");
            case NoResourceFoundException e -> http(HttpStatus.NOT_FOUND.value());
            case DataAccessException e -> data(e, request);
            case TransactionException e -> data(e, request);
            case ErrorResponse e -> http(e.getStatusCode().value());
            default -> unforeseen(failure, request);
        };
    }

    private static Refusal platform(PlatformException e) {
        return new Refusal(e.code().status(), e.code().name(), e.key(), e.findings(), null, e.args().toArray());
    }

    private static String shown(Object value) {
        String text = String.valueOf(value);
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }

    private static Refusal unreadable(HttpMessageNotReadableException e, HttpServletRequest request) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof PlatformException refused) {
                return platform(refused);
            }
            if (cause instanceof FormatException || cause instanceof MaxUploadSizeExceededException) {
                return refusal((Exception) cause, request);
            }
            if (cause instanceof JacksonException json) {
                return unreadable(json);
            }
        }
        return Refusal.of(ErrorCode.MALFORMED, "body");
    }

    private static Refusal unreadable(JacksonException e) {
        if (e instanceof StreamConstraintsException && String.valueOf(e.getOriginalMessage()).startsWith("Document length")) {
            return Refusal.of(ErrorCode.TOO_LARGE, "too-large");
        }
        if (!e.getPath().isEmpty()) {
            StringBuilder pointer = new StringBuilder();
            e.getPath().forEach(at -> pointer.append('/').append(at.getPropertyName() == null ? at.getIndex() : at.getPropertyName()));
            return Refusal.of(ErrorCode.MALFORMED, "body-field", pointer);
        }
        return e.getLocation() == null ? Refusal.of(ErrorCode.MALFORMED, "body")
                : Refusal.of(ErrorCode.MALFORMED, "body-at", e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr());
    }

    /** What the database refused: mostly data it cannot hold, or a change that came second; then the caller can do something about it. */
    private static Refusal data(Exception failure, HttpServletRequest request) {
        String state = null;
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            state = cause instanceof SQLException sql && sql.getSQLState() != null ? sql.getSQLState() : state;
        }
        if (state == null) {
            return failure instanceof TransactionException ? unavailable(failure, "busy") : unforeseen(failure, request);
        }
        return switch (state.substring(0, Math.min(2, state.length()))) {
            case "TG" -> OPEN_HOLD.equals(state) ? Refusal.of(ErrorCode.CONFLICT, "hold.open") : unforeseen(failure, request);
            // Data it cannot hold, or too long for an index.
            case "22", "54" -> Refusal.of(ErrorCode.MALFORMED, "data");
            case "23" -> {
                LOG.warn("the database refused {} {}", request.getMethod(), request.getRequestURI(), failure);
                yield Refusal.of(ErrorCode.CONFLICT, "integrity");
            }
            // No connection, or the server is stopping.
            case "08", "57" -> unavailable(failure, "database");
            // Deadlock, serialization, resources.
            case "40", "53" -> unavailable(failure, "busy");
            default -> unforeseen(failure, request);
        };
    }

    private static Refusal unavailable(Exception failure, String why) {
        LOG.warn("not now: {}", failure.toString());
        return Refusal.of(ErrorCode.UNAVAILABLE, why);
    }

    private static Refusal http(int status) {
        return switch (status) {
            case 400 -> Refusal.of(ErrorCode.MALFORMED, "request");
            case 401 -> Refusal.of(ErrorCode.UNAUTHENTICATED, "login.needed");
            case 403 -> Refusal.of(ErrorCode.FORBIDDEN, "forbidden");
            case 404 -> Refusal.of(ErrorCode.NOT_FOUND, "address");
            case 405 -> new Refusal(status, "METHOD_NOT_ALLOWED", "method", List.of(), null);
            case 406 -> new Refusal(status, "NOT_ACCEPTABLE", "accept", List.of(), null);
            case 413 -> Refusal.of(ErrorCode.TOO_LARGE, "too-large");
            case 415 -> new Refusal(status, "UNSUPPORTED_MEDIA_TYPE", "media-type", List.of(), null);
            case 503 -> Refusal.of(ErrorCode.UNAVAILABLE, "busy");
            default -> status >= 500 ? new Refusal(status, "INTERNAL", "internal", List.of(), null, "-")
                    : new Refusal(status, ErrorCode.MALFORMED.name(), "request", List.of(), null);
        };
    }

    private static Refusal unforeseen(Exception failure, HttpServletRequest request) {
        String incident = Ids.next().toString();
        LOG.error("incident {} at {} {}", incident, request.getMethod(), request.getRequestURI(), failure);
        return new Refusal(500, "INTERNAL", "internal", List.of(), incident, incident);
    }
}
