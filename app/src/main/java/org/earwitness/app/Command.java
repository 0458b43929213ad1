package org.earwitness.app;

import java.io.IOException;

/** One command of the program. */
interface Command {
    /** What arguments it takes. */
    Syntax syntax();

    /**
     * Does the work.
     *
     * @return the exit status
     * @throws IOException where the machine fails; other failures are told by their own exceptions
     */
    int run(Console console) throws Exception;
}
