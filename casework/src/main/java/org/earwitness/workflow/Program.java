package org.earwitness.workflow;

/** The name and version that every result carries. */
public final class Program {
    public static final String NAME = "earwitness";
    public static final String VERSION = "0.1.0";

    private Program() {}
}
