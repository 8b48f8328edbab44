import { AssayError } from "../bytes/errors.ts";
import type { HttpAnswer } from "./http.ts";
import { shownUrl } from "./network-error.ts";

/** The JSON value of an answer, to be looked at with care. Rejects with `AssayError("network")` when it is none. */
export async function answerJson(answer: HttpAnswer): Promise<unknown> {
  return jsonOf(await answer.bytes(), `the answer of ${shownUrl(answer.url)}`);
}

/** The JSON value in bytes of a server, which `what` names. Throws `AssayError("network")` when it is none. */
export function jsonOf(bytes: Uint8Array, what: string): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw new AssayError("network", `Cannot understand ${what}: not JSON`, { cause });
  }
}
