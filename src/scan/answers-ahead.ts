import type { FileAnswer } from "../licenses/file-answer.ts";

/** Bytes of files that may be read and not answered; one file may be longer. */
const BYTES_AHEAD = 64 << 20;

/** Answers that are on their way, in the order of the files. */
export class AnswersAhead {
  readonly #waiting: { readonly bytes: number; readonly answer: Promise<FileAnswer> }[] = [];
  readonly #onResult: (answer: FileAnswer) => void | Promise<void>;
  readonly #signal: AbortSignal | undefined;
  #bytes = 0;

  constructor(
    onResult: (answer: FileAnswer) => void | Promise<void>,
    signal: AbortSignal | undefined,
  ) {
    this.#onResult = onResult;
    this.#signal = signal;
  }

  /** Adds the answer for the next file, which has so many bytes. */
  add(bytes: number, answer: Promise<FileAnswer>): void {
    this.#bytes += bytes;
    this.#waiting.push({ bytes, answer });
  }

  /** Delivers until at most so many answers wait, and not for too many bytes. Rejects with the signal's reason when aborted. */
  async deliverDownTo(most: number): Promise<void> {
    while (this.#isOver(most)) {
      const next = this.#waiting.shift();
      if (!next) return;
      const answer = await this.#unlessAborted(next.answer);
      this.#bytes -= next.bytes;
      await this.#onResult(answer);
    }
  }

  #isOver(most: number): boolean {
    const { length } = this.#waiting;
    return length > most || (this.#bytes > BYTES_AHEAD && length > 1);
  }

  async #unlessAborted<T>(value: Promise<T>): Promise<T> {
    const signal = this.#signal;
    if (!signal) return value;
    signal.throwIfAborted();
    const aborted = Promise.withResolvers<never>();
    const stop = (): void => {
      aborted.reject(signal.reason);
    };
    signal.addEventListener("abort", stop, { once: true });
    try {
      return await Promise.race([value, aborted.promise]);
    } finally {
      signal.removeEventListener("abort", stop);
    }
  }
}
