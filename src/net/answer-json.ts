import { AssayError } from "../bytes/errors.ts";
import type { HttpAnswer } from "./http.ts";
import { shownUrl } from "./network-error.ts";

/** The JSON value of an answer, to be looked at with care. Rejects with `AssayError("network")` when it is none. */
export async function answerJson(answer: HttpAnswer): Promise<unknown> {
  const bytes = await answer.bytes();
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    const message = `Cannot understand the answer of ${shownUrl(answer.url)}: not JSON`;
    throw new AssayError("network", message, { cause });
  }
}
