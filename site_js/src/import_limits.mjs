/** What is read at most; known before anything is fetched that reads. */

/** Largest file that is read, in bytes; one that is filled in to the last line has a tenth. */
export const MOST_BYTES = 10_000_000
