package org.tongguan.runtime;

/** Does one kind of job. Must be safe to run twice: a crash after its work and before its commit runs it again. */
public interface JobHandler {

    String kind();

    /** Does it, inside the job's transaction; an exception means try again later. A job whose reason has passed returns without effect. */
    void run(Jobs.Job job);
}
