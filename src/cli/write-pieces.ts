import type { Stream } from "./world.ts";

/** Characters that go out at once. */
const GATHERED = 64 << 10;

/**
 * Writes a text that comes in pieces, no faster than its reader takes it, so that a long one is never whole in memory. Stops where
 * the stream takes no more; the stream tells of that itself.
 */
export async function writePieces(stream: Stream, pieces: Iterable<string>): Promise<void> {
  let gathered = "";
  for (const piece of pieces) {
    gathered += piece;
    if (gathered.length < GATHERED) continue;
    if (!(await isOut(stream, gathered))) return;
    gathered = "";
  }
  if (gathered !== "") await isOut(stream, gathered);
}

function isOut(stream: Stream, text: string): Promise<boolean> {
  return new Promise((resolve) => {
    stream.write(text, (error) => {
      resolve(!error);
    });
  });
}
