import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Keeps vectors from one measurement to the next, in the machine's folder for such things. */
export async function openFilesCache() {
  const folder = join(tmpdir(), "verbatim-vectors");
  await mkdir(folder, { recursive: true });
  return {
    get: (key: string): Promise<Uint8Array | undefined> =>
      readFile(join(folder, key)).then(
        (bytes) => new Uint8Array(bytes),
        () => undefined,
      ),
    put: (key: string, bytes: Uint8Array): Promise<void> => writeFile(join(folder, key), bytes),
  };
}
