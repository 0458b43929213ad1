package org.earwitness.app;

/** A command with the options that all have. Help is shown, and failures become documents, by who runs it. */
abstract class PlainCommand implements Command {
    @Override
    public Syntax syntax() {
        return describe().flag(Syntax.JSON, "Write the result as one JSON document.", () -> {});
    }

    /** What it takes beside that. */
    abstract Syntax describe();
}
