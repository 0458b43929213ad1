package org.earwitness.workflow;

/** Hears how far a piece of work is. Calls may come from several threads. */
public interface Progress {
    /** For work that nobody watches. */
    Progress SILENT = (what, done, all) -> {};

    /**
     * Hears where the work is.
     *
     * @param what the present step, in words
     * @param done units of the step that are done
     * @param all units of the step in all; 0 where the number is not known
     */
    void at(String what, long done, long all);
}
