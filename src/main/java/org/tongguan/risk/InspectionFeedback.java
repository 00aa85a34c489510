package org.tongguan.risk;

import org.tongguan.kernel.SubjectRef;

/**
 * What an inspection brought, told as a Spring event inside the transaction that records it. It becomes the result of the subject's hits,
 * and with them the hit rate of the rules and of the random share.
 *
 * @param found whether something was found; once found stays found, whatever later tasks say
 * @param note  in the inspector's words, may be null
 */
public record InspectionFeedback(SubjectRef subject, boolean found, String note) { }
