package org.tongguan.ecommerce.filing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.tongguan.ecommerce.RetailList;
import org.tongguan.ecommerce.rules.LawData;
import org.tongguan.ecommerce.rules.RetailCase;
import org.tongguan.ecommerce.rules.RetailRules;
import org.tongguan.formats.ceb.CebDocument;
import org.tongguan.kernel.Finding;

/** Makes of a document all that needs no database: on the sender's thread, before its transaction. */
@Component
class Reading {

    private static final String DRAFT = "1";
    private final Map<String, FormReader> readers = new HashMap<>();
    private final LawData law;
    private final Clock clock;

    Reading(List<FormReader> readers, LawData law, Clock clock) {
        this.clock = clock;
        readers.forEach(reader -> reader.forms().forEach(form -> this.readers.put(form, reader)));
        this.law = law;
    }

    /** Reads a list's document again, by the law of the day it came; takes no number. Rules are not asked again: it was taken in. */
    Prepared again(RetailList list, CebDocument d) {
        return readers.get(d.form().number()).read(RetailCase.of(d, list.filedOn(clock.getZone()), law), List.of(), true);
    }

    /** Reads one document by the law of that day; {@code trial} takes no number. */
    Prepared read(CebDocument d, LocalDate day, boolean trial) {
        if (!d.isSound()) {
            return new Prepared.Stopped(d.index(), d.findings(), false);
        }
        RetailCase subject = RetailCase.of(d, day, law);
        List<Finding> findings = RetailRules.check(subject);
        if (findings.stream().anyMatch(Finding::isError)) {
            return new Prepared.Stopped(d.index(), findings, false);
        }
        if (DRAFT.equals(d.text("appStatus"))) {
            return new Prepared.Stopped(d.index(), findings, true);
        }
        FormReader reader = readers.get(d.form().number());
        return reader == null ? new Prepared.ReadAct(d.index(), findings, d) : reader.read(subject, findings, trial);
    }
}
