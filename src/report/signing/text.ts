import type { CheckedFile } from "../../signing/model/checked-file.ts";
import type { CheckedTensors } from "../../signing/tensors/check-tensors.ts";
import type { Signer } from "../../signing/trust/signer.ts";
import type { Answer, CheckedSignature } from "../../signing/verify-model.ts";
import type { RenderOptions } from "../report-format.ts";
import { joinWords, paragraph, row } from "../text/layout.ts";
import type { Tone } from "../text/paint.ts";
import type { Verification } from "../../signing/verify.ts";

const STATE_COLUMNS = 10;

const ANSWER_TONES: Readonly<Record<Answer, Tone>> = {
  verified: "good",
  failed: "bad",
  unknown: "doubtful",
};

const STATE_WORDS: Readonly<Record<CheckedFile["state"], readonly [Tone, string]>> = {
  "as-signed": ["good", "as signed"],
  changed: ["bad", "changed"],
  missing: ["bad", "missing"],
  "not-signed": ["bad", "not signed"],
  "not-read": ["doubtful", "not read"],
  "not-listed": ["quiet", "not listed"],
};

/** A verification for reading: the answer, who signed, then every file and what became of the tensors. */
export function* verificationText(report: Verification, options: RenderOptions): Lines {
  for (const line of reportLines(report, options)) yield `${line}\n`;
}

/** Lines, one after the other: a signature may list half a million tensors. */
type Lines = Generator<string, void, undefined>;

function* reportLines({ path, answer, signatures }: Verification, options: RenderOptions): Lines {
  const words = wordsFor(answer, signatures);
  yield* paragraph(`${path}: ${words}`, { ...options, tone: ANSWER_TONES[answer] });
  for (const signature of signatures) {
    yield "";
    yield* signatureLines(signature, options);
  }
}

function wordsFor(answer: Answer, signatures: readonly CheckedSignature[]): string {
  if (answer === "verified") return "as it was signed, by whom you trust";
  if (answer === "unknown") return "nothing speaks against it, and not everything is known";
  const failed = signatures.filter((signature) => signature.answer === "failed");
  const [refused, different] = [failed.filter(isRefused), failed.filter((one) => !isRefused(one))];
  return joinWords([
    ...(different.length > 0 ? ["not as it was signed"] : []),
    ...(refused.length > 0 ? ["a signature does not hold"] : []),
  ]);
}

function isRefused({ signer }: CheckedSignature): boolean {
  return signer === undefined || signer.validity === "invalid";
}

function* signatureLines(
  { signature, refused, signer, files = [], ignored = [], tensors }: CheckedSignature,
  options: RenderOptions,
): Lines {
  if (signer === undefined) {
    yield* paragraph(`${signature}: refused: ${refused ?? ""}`, { ...options, tone: "bad" });
    return;
  }
  yield* paragraph(`${signature}: ${signer.why}`, { ...options, tone: toneOf(signer) });
  yield* paragraph(`signer: ${signer.who}`, { ...options, indent: 2 });
  for (const note of signer.notes) yield* paragraph(`note: ${note}`, { ...options, indent: 2 });
  if (signer.validity === "invalid") {
    yield* paragraph("what it lists was not compared", { ...options, indent: 2 });
  }
  for (const { state, path, why } of files) yield* stateLine(state, shownPath(path), why, options);
  if (tensors !== undefined) yield* tensorLines(tensors, options);
  for (const inside of ignored) yield* lineOf("ignored", "quiet", inside, options);
}

/** A model that is a single file has no path in itself. */
function shownPath(path: string): string {
  return path === "." ? "the file" : path;
}

function toneOf({ validity, isVouched }: Signer): Tone {
  if (validity === "invalid") return "bad";
  return isVouched ? "good" : "doubtful";
}

function* tensorLines(
  { state, why, tensors, unread }: CheckedTensors,
  options: RenderOptions,
): Lines {
  yield* stateLine(state, "the tensors", why, options);
  for (const tensor of tensors.differing()) {
    yield* stateLine(tensor.state, tensor.name, tensor.why, options);
  }
  const { sameCount, length } = tensors;
  if (sameCount > 0) {
    yield* stateLine("as-signed", `${sameCount} of ${length} tensors`, undefined, options);
  }
  for (const gap of unread) yield* stateLine("not-read", gap.what, gap.why, options);
}

function stateLine(
  state: CheckedFile["state"],
  name: string,
  why: string | undefined,
  options: RenderOptions,
): readonly string[] {
  const [tone, words] = STATE_WORDS[state];
  return lineOf(words, tone, why === undefined ? name : `${name}: ${why}`, options);
}

function lineOf(
  word: string,
  tone: Tone,
  text: string,
  { width, paint }: RenderOptions,
): readonly string[] {
  const cells = [
    { text: word, width: STATE_COLUMNS, tone },
    { text, width: width - STATE_COLUMNS - 4 },
  ];
  return row(cells, paint);
}
