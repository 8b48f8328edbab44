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
export function verificationText(
  { path, answer, signatures }: Verification,
  options: RenderOptions,
): string {
  const words = wordsFor(answer, signatures);
  const lines = [
    ...paragraph(`${path}: ${words}`, { ...options, tone: ANSWER_TONES[answer] }),
    ...signatures.flatMap((signature) => ["", ...signatureLines(signature, options)]),
  ];
  return `${lines.join("\n")}\n`;
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

function signatureLines(
  { signature, refused, signer, files, ignored = [], tensors }: CheckedSignature,
  options: RenderOptions,
): readonly string[] {
  if (signer === undefined) {
    return paragraph(`${signature}: refused: ${refused ?? ""}`, { ...options, tone: "bad" });
  }
  return [
    ...paragraph(`${signature}: ${signer.why}`, { ...options, tone: toneOf(signer) }),
    ...paragraph(`signer: ${signer.who}`, { ...options, indent: 2 }),
    ...signer.notes.flatMap((note) => paragraph(`note: ${note}`, { ...options, indent: 2 })),
    ...(signer.validity === "invalid"
      ? paragraph("what it lists was not compared", { ...options, indent: 2 })
      : []),
    ...(files ?? []).flatMap((file) =>
      stateLine(file.state, shownPath(file.path), file.why, options),
    ),
    ...(tensors === undefined ? [] : tensorLines(tensors, options)),
    ...ignored.flatMap((inside) => lineOf("ignored", "quiet", inside, options)),
  ];
}

/** A model that is a single file has no path in itself. */
function shownPath(path: string): string {
  return path === "." ? "the file" : path;
}

function toneOf({ validity, isVouched }: Signer): Tone {
  if (validity === "invalid") return "bad";
  return isVouched ? "good" : "doubtful";
}

function tensorLines(
  { state, why, tensors, unread }: CheckedTensors,
  options: RenderOptions,
): readonly string[] {
  const { differing } = tensors;
  const same = tensors.length - differing.length;
  return [
    ...stateLine(state, "the tensors", why, options),
    ...differing.flatMap((tensor) => stateLine(tensor.state, tensor.name, tensor.why, options)),
    ...(same === 0
      ? []
      : stateLine("as-signed", `${same} of ${tensors.length} tensors`, undefined, options)),
    ...unread.flatMap((gap) => stateLine("not-read", gap.what, gap.why, options)),
  ];
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
