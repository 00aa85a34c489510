package org.tongguan.ecommerce.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.tongguan.ecommerce.act.SentDocuments;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.Callers;
import org.tongguan.kernel.Page;

/** Documents that were sent: what counts of them, and how far the lists are that use them. */
@RestController
@RequestMapping("/api/v1/ecommerce")
@PreAuthorize(Callers.CONCERNED)
@Tag(name = "ecommerce")
class RetailDocumentApi {

    private final SentDocuments documents;
    private final RetailPages pages;

    RetailDocumentApi(SentDocuments documents, RetailPages pages) {
        this.documents = documents;
        this.pages = pages;
    }

    @GetMapping("/documents")
    @Operation(summary = "Orders, payments and waybills of that number, alone or after a firm's code")
    List<RetailViews.RetailDocumentView> documents(Actor actor, @RequestParam String number) {
        return documents.find(actor, number).stream().map(pages::document).toList();
    }

    @GetMapping("/messages")
    @Operation(summary = "Messages of cross-border e-commerce, newest first, each with its first documents")
    Page<RetailViews.RetailMessageView> messages(Actor actor, @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "10") int size) {
        Page<SentDocuments.SentMessage> found = documents.newest(actor, page, size);
        return found.map(pages::message);
    }

    @GetMapping("/messages/{id}/documents")
    @Operation(summary = "The documents of a message, in order; none for a message of another kind")
    List<RetailViews.RetailDocumentView> ofMessage(Actor actor, @PathVariable UUID id) {
        return documents.of(actor, id).stream().map(pages::document).toList();
    }
}
