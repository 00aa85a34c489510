package org.tongguan.temporary.act;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.tongguan.reference.CodeLists;
import org.tongguan.reference.Texts;
import org.tongguan.runtime.JobHandler;
import org.tongguan.runtime.Jobs;
import org.tongguan.tariff.value.ExchangeRates;
import org.tongguan.temporary.GoodsList;
import org.tongguan.temporary.Item;
import org.tongguan.temporary.Upload;
import org.tongguan.temporary.rules.ItemTaxes;
import org.tongguan.temporary.rules.RowReader;
import org.tongguan.temporary.rules.SpecialGoods;
import org.tongguan.temporary.store.UploadStore;

/** Reads one part of a file and leaves the next to another job: other work comes in between, and what is done stays done. */
@Component
class UploadJob implements JobHandler {

    private final GoodsLists.Stores stores;
    private final Reading reading;
    private final ItemTaxes taxes;
    private final Jobs jobs;
    private final Around around;

    UploadJob(GoodsLists.Stores stores, Reading reading, ItemTaxes taxes, Jobs jobs, Around around) {
        this.stores = stores;
        this.reading = reading;
        this.taxes = taxes;
        this.jobs = jobs;
        this.around = around;
    }

    /** What rows are read with. */
    @Component
    record Reading(CodeLists codes, ExchangeRates rates, Texts texts, SpecialGoods special) { }

    @Override
    public String kind() {
        return Uploads.KIND;
    }

    @Override
    public void run(Jobs.Job job) {
        Upload upload = stores.uploads().find(job.subject().id()).orElse(null);
        if (upload == null || upload.state() == Upload.State.DONE) {
            return;
        }
        GoodsList list = stores.lists().lock(upload.listId()).orElseThrow();
        Optional<UploadStore.Part> part = list.state() == GoodsList.State.DRAFT ? stores.uploads().nextPart(upload.id()) : Optional.empty();
        if (part.isEmpty()) {
            stores.uploads().finish(upload.id(), around.now());
            around.tell("TemporaryListRead", list, Map.of("number", list.number(), "rows", upload.rowsDone(), "wrong", upload.rowsWrong()));
            return;
        }
        RowReader reader = new RowReader(reading.codes, reading.rates, reading.texts, reading.special, around.today());
        List<Item> items = new ArrayList<>();
        List<Upload.Problem> problems = new ArrayList<>();
        for (Upload.Row row : part.get().rows()) {
            RowReader.Read read = reader.read(row, list.id());
            problems.addAll(read.problems());
            if (read.item() != null) {
                items.add(read.item());
            }
        }
        stores.items().put(list, taxes.secured(items, around.today()));
        stores.uploads().save(upload.id(), part.get(), problems);
        jobs.add(Uploads.KIND, job.subject(), Map.of(), null);
    }
}
