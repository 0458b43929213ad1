package org.earwitness.verify;

import org.earwitness.digest.EvidenceException;

/**
 * Something in a case that does not hold.
 *
 * @param where the file, and the entry or position in it
 * @param expected what holds in an intact case
 * @param found what is there
 * @param hint what it may mean and what to do
 */
public record CheckFailure(String where, String expected, String found, String hint) {
    static CheckFailure of(String where, EvidenceException e) {
        return new CheckFailure(where, e.expected(), e.found(), e.hint());
    }

    @Override
    public String toString() {
        return where + ": expected " + expected + ", found " + found + ". " + hint;
    }
}
