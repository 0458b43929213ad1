package org.earwitness.custody;

/**
 * Who does something to a case, and with what.
 *
 * @param actor the person, as the desk names her
 * @param program the program's name
 * @param version its version
 */
public record Agent(String actor, String program, String version) {
    public Agent {
        if (actor.isBlank() || program.isBlank() || version.isBlank()) {
            throw new IllegalArgumentException("expected an actor, a program and a version, found '" + actor + "', '"
                    + program + "', '" + version + "'");
        }
    }
}
