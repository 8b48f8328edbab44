import { separated } from "../text/count.ts";
import { shorten } from "../../bytes/shorten.ts";
import type { Money, Profile } from "../../openness/ask/profile.ts";
import type { AskedUse, Use, UseAnswer, UseReason } from "../../openness/ask/use.ts";
import type { RenderOptions } from "../report-format.ts";
import { place } from "../text/cite.ts";
import { joinWords, paragraph, row } from "../text/layout.ts";
import type { Tone } from "../text/paint.ts";
import { unseenLines } from "../text/unseen.ts";
import type { AskReport } from "./ask-report.ts";

const USE_COLUMNS = 9;
const ANSWER_COLUMNS = 7;
/** Sentences of licenses are long; the place says where the rest stands. */
const MAX_SENTENCE = 400;

const ANSWER_TONES: Readonly<Record<UseAnswer, Tone>> = {
  yes: "good",
  "yes-if": "doubtful",
  no: "bad",
  unclear: "doubtful",
};

/** What the documents say, for reading: a line for each use, then each sentence that decides, with what it asks. */
export function askText(report: AskReport, options: RenderOptions): string {
  const { release, subject, uses, notes } = report;
  const title = `${subject ?? release.name}: what its documents say${forWhom(report.profile)}`;
  const lines = [
    ...paragraph(title, { ...options, tone: "title" }),
    "",
    ...uses.flatMap((asked) => useRow(asked, options)),
    ...sentenceLines(uses, options),
    ...noteLines(notes, options),
    "",
    ...paragraph("Not seen", { ...options, tone: "title" }),
    ...unseenLines(report, options),
    "",
    ...paragraph(
      "This is what is written, as far as it was read. A person decides what it means for you.",
      { ...options, tone: "quiet" },
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function forWhom(profile: Profile): string {
  const { organization, purpose, monthlyUsers, annualRevenue, monthlyRevenue, country } = profile;
  const words = [
    organization,
    purpose,
    monthlyUsers === undefined ? undefined : `${separated(monthlyUsers)} monthly users`,
    annualRevenue === undefined ? undefined : `${money(annualRevenue)} a year`,
    monthlyRevenue === undefined ? undefined : `${money(monthlyRevenue)} a month`,
    country,
  ].filter((word) => word !== undefined);
  return words.length === 0 ? "" : `, for: ${words.join(", ")}`;
}

function money({ amount, currency }: Money): string {
  return `${separated(amount)} ${currency}`;
}

function useRow(
  { use, answer, reasons }: AskedUse,
  { width, paint }: RenderOptions,
): readonly string[] {
  const cells = [
    { text: use, width: USE_COLUMNS },
    { text: answer, width: ANSWER_COLUMNS, tone: ANSWER_TONES[answer] },
    { text: inShort(answer, reasons), width: width - USE_COLUMNS - ANSWER_COLUMNS - 6 },
  ];
  return row(cells, paint);
}

function inShort(answer: UseAnswer, reasons: readonly UseReason[]): string {
  const deciding = reasons.filter((reason) => reason.answer === answer);
  const words = deciding.map(({ duty, because }) =>
    answer === "yes-if" && duty ? duty.kind : because,
  );
  if (answer === "yes") return "";
  return answer === "yes-if" ? joinWords([...new Set(words)]) : [...new Set(words)].join("; ");
}

/** Each reason once, with the uses that it decides. */
function sentenceLines(uses: readonly AskedUse[], options: RenderOptions): readonly string[] {
  const byKey = new Map<string, { readonly reason: UseReason; readonly uses: Use[] }>();
  for (const answer of ["no", "unclear", "yes-if"] as const) {
    for (const { use, reasons } of uses) {
      for (const reason of reasons.filter((each) => each.answer === answer)) {
        const key = JSON.stringify([answer, reason.because, reason.license, reason.sentence]);
        const known = byKey.get(key);
        if (known === undefined) byKey.set(key, { reason, uses: [use] });
        else known.uses.push(use);
      }
    }
  }
  return [...byKey.values()].flatMap(({ reason, uses: decided }) =>
    reasonLines(reason, decided, options),
  );
}

function reasonLines(
  reason: UseReason,
  uses: readonly Use[],
  options: RenderOptions,
): readonly string[] {
  const { answer, because, duty } = reason;
  const of = uses.length === 6 ? "every use" : joinWords(uses);
  const words =
    duty?.words === undefined ? "" : `: ${duty.words.map((one) => `"${one}"`).join(", ")}`;
  const head = answer === "yes-if" ? (duty?.says ?? because) + words : because;
  return [
    "",
    ...paragraph(`${of}, ${answer}: ${head}`, { ...options, tone: ANSWER_TONES[answer] }),
    ...quoted(reason, options),
  ];
}

function quoted(
  { license, section, sentence, evidence }: UseReason,
  options: RenderOptions,
): readonly string[] {
  const [first] = evidence;
  const from = [
    first && place(first),
    license,
    section === undefined ? undefined : `section ${section}`,
  ];
  const where = from.filter((word) => word !== undefined && word !== "").join(", ");
  const says = sentence ?? first?.text;
  return [
    ...(where === "" ? [] : paragraph(where, { ...options, indent: 2, tone: "quiet" })),
    ...(says === undefined
      ? []
      : paragraph(`The document says: "${shorten(says, MAX_SENTENCE)}"`, {
          ...options,
          indent: 2,
        })),
  ];
}

function noteLines(notes: readonly UseReason[], options: RenderOptions): readonly string[] {
  if (notes.length === 0) return [];
  return [
    "",
    ...paragraph("Worth knowing", { ...options, tone: "title" }),
    ...notes.flatMap((note) => [
      ...paragraph(note.because, { ...options, indent: 2 }),
      ...quoted(note, options),
    ]),
  ];
}
