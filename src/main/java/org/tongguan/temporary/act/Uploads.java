package org.tongguan.temporary.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.tongguan.formats.Spreadsheet;
import org.tongguan.formats.SpreadsheetWriter;
import org.tongguan.kernel.Actor;
import org.tongguan.kernel.ErrorCode;
import org.tongguan.kernel.Page;
import org.tongguan.kernel.PlatformException;
import org.tongguan.kernel.SubjectRef;
import org.tongguan.runtime.Ids;
import org.tongguan.runtime.Jobs;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Upload;
import org.tongguan.temporary.rules.Column;
import org.tongguan.temporary.rules.ListFile;
import org.tongguan.temporary.store.ClearanceStore;
import org.tongguan.temporary.store.ItemStore;

/** Items of a list: read from files afterwards, with progress; found, and told what became of each. */
@Component
public class Uploads {

    static final String KIND = "temporary-upload";
    private static final int ROWS_OF_A_PART = 500;
    private final GoodsLists lists;
    private final GoodsLists.Stores stores;
    private final ClearanceStore clearances;
    private final GoodsStock stock;
    private final Jobs jobs;
    private final Around around;

    Uploads(GoodsLists lists, GoodsLists.Stores stores, ClearanceStore clearances, GoodsStock stock, Jobs jobs, Around around) {
        this.lists = lists;
        this.stores = stores;
        this.clearances = clearances;
        this.stock = stock;
        this.jobs = jobs;
        this.around = around;
    }

    /** An item with every part of it that was asked to go, and what the ledger holds of its quantity. */
    public record History(Item.Standing standing, List<ClearanceStore.Part> parts, org.tongguan.ledger.Ledger.Standing ledger) { }

    /**
     * Takes a file in; its rows are read afterwards, and sound ones come into the list: an item with a number that is there takes its place.
     *
     * @throws PlatformException MALFORMED, TOO_LARGE when the file cannot be read as a table of items; FORBIDDEN {@code temporary.filer}; CONFLICT
     *                           {@code temporary.not-draft}, {@code temporary.reading} while another is read
     */
    public Upload create(Actor actor, String number, String fileName, byte[] file) {
        lists.get(actor, number);
        return create(actor, number, fileName, Spreadsheet.isWorkbook(file) ? Upload.Format.XLSX : Upload.Format.CSV, ListFile.read(file));
    }

    /** As {@link #create(Actor, String, String, byte[])} for rows that came as data. */
    public Upload create(Actor actor, String number, List<Map<String, String>> rows) {
        lists.get(actor, number);
        return create(actor, number, "items.json", Upload.Format.JSON, ListFile.rows(rows));
    }

    private Upload create(Actor actor, String number, String fileName, Upload.Format format, List<Upload.Row> rows) {
        String name = fileName == null || fileName.isBlank() ? "file" : fileName.replaceAll("[\\p{Cntrl}/\\\\]", "_");
        return around.transactions().call(actor, () -> {
            GoodsList list = draft(actor, number);
            List<Upload.Row> numbered = ListFile.numbered(rows, stores.items().highest(list.id()));
            Upload upload = new Upload(Ids.next(), list.id(), name.substring(0, Math.min(200, name.length())), format, Upload.State.WAITING, rows.size(), 0, 0,
                    actor.name(), around.now(), null);
            stores.uploads().insert(list, upload, parts(numbered));
            jobs.add(KIND, new SubjectRef(KIND, upload.id()), Map.of(), null);
            return upload;
        });
    }

    private GoodsList draft(Actor actor, String number) {
        GoodsList list = lists.locked(number);
        if (!Long.valueOf(list.traderId()).equals(actor.traderId())) {
            throw new PlatformException(ErrorCode.FORBIDDEN, "temporary.filer", number);
        }
        if (list.state() != GoodsList.State.DRAFT) {
            throw new PlatformException(ErrorCode.CONFLICT, "temporary.not-draft", number);
        }
        if (stores.uploads().isRunning(list.id())) {
            throw new PlatformException(ErrorCode.CONFLICT, "temporary.reading", number);
        }
        return list;
    }

    private static List<List<Upload.Row>> parts(List<Upload.Row> rows) {
        List<List<Upload.Row>> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += ROWS_OF_A_PART) {
            parts.add(rows.subList(from, Math.min(rows.size(), from + ROWS_OF_A_PART)));
        }
        return parts;
    }

    /** Takes all items out of a draft. */
    public void clear(Actor actor, String number) {
        around.transactions().run(actor, () -> stores.items().clear(draft(actor, number).id()));
    }

    /** How far a file is. @throws PlatformException NOT_FOUND {@code temporary.upload} */
    public Upload get(Actor actor, String number, UUID id) {
        return around.transactions().read(actor, () -> own(number, id));
    }

    private Upload own(String number, UUID id) {
        GoodsList list = lists.found(number);
        return stores.uploads().find(id).filter(u -> u.listId().equals(list.id()))
                .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.upload", id));
    }

    /** What is wrong with which cell, so far. */
    public Page<Upload.Problem> problems(Actor actor, String number, UUID id, int page, int size) {
        return around.transactions().read(actor, () -> Page.cut(stores.uploads().problems(own(number, id).id()), page, size));
    }

    /** Items of a list with what is left of them; {@code query}: a number, the beginning of a code or a part of a name. */
    public Page<Item.Standing> items(Actor actor, String number, String query, String special, boolean left, int page, int size) {
        String q = Around.text(query).isEmpty() ? null : Around.text(query);
        return around.transactions().read(actor, () -> {
            ItemStore.Filter filter = new ItemStore.Filter(lists.found(number).id(), q, Around.text(special).isEmpty() ? null : special, left);
            return Page.of(page, size, stores.items().count(filter), (from, rows) -> stores.items().standings(filter, from, rows));
        });
    }

    /** An item and what became of it. @throws PlatformException NOT_FOUND {@code temporary.item} */
    public History item(Actor actor, String number, int item) {
        return around.transactions().read(actor, () -> {
            Item.Standing standing = stores.items().standing(lists.found(number).id(), item)
                    .orElseThrow(() -> new PlatformException(ErrorCode.NOT_FOUND, "temporary.item", item));
            return new History(standing, clearances.history(standing.item().id()), stock.quantity(standing.item()));
        });
    }

    /** An empty file to fill in, with example rows. */
    public static byte[] template(SpreadsheetWriter.Format format) {
        return ListFile.FORM.template("清单 List", Column.EXAMPLES, Column.AMOUNTS, format);
    }
}
