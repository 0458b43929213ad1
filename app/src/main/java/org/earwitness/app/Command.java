package org.earwitness.app;

import java.io.IOException;

/** One command of the program, its options annotated for the command-line parser. */
interface Command {
    /**
     * Does the work.
     *
     * @return the exit status
     * @throws IOException where the machine fails; other failures are told by their own exceptions
     */
    int run(Console console) throws Exception;

    /** Waits for what it began before it was run, which it may never have been. */
    default void close() {}
}
