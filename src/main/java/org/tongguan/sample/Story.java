package org.tongguan.sample;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/**
 * What one declaration goes through.
 *
 * @param reference the filer's own reference; the story is known by it
 * @param day       the day it is told from
 * @param turn      which of its chapter's stories it is, from 0
 */
record Story(String reference, LocalDate day, SampleData.Chapter chapter, SampleData.Person filer, int turn) {

    /** Chance of its own: the same for ever. */
    Random random() {
        return new Random(reference.hashCode() * 31L + 7);
    }

    List<Step> steps() {
        return chapter.steps();
    }
}
