/**
 * Ends the process without a word where the reader of its standard output has gone (`| head -1`): nobody is left to
 * read a report. Called once, before anything is written.
 */
export function endWithReader(): void {
  process.stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code === "EPIPE") process.exit(0);
    throw error;
  });
}

/** Writes a line to standard output and waits until it is taken, so that nothing is cut off at the end. */
export function writeLine(text: string): Promise<void> {
  return new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve()));
}
