import { fileWithRelease } from "../../inventory/evidence.ts";
import type { ReleaseAnswer } from "./ask-release.ts";
import { type Use, type UseReason, USES } from "./use.ts";

/** What has to be handed on with copies, written as files. */
export interface ObligationPack {
  /** Texts by file name; a name has no folder and nothing that a file system minds. */
  readonly files: ReadonlyMap<string, string>;
}

/** Longest line that is taken for one of copyright. */
const MAX_COPYRIGHT_LINE = 300;
/** Lines of a license file in which its copyright lines stand. */
const HEAD_LINES = 60;

/**
 * Composes a notice, a list of duties, and copies of the documents, from the release's own words. `texts` are the files that the
 * answer cites, by path.
 */
export function obligationPack(
  name: string,
  answer: ReleaseAnswer,
  texts: ReadonlyMap<string, string>,
): ObligationPack {
  const duties = dutiesOf(answer);
  const documents = [...texts].filter(([path]) => isDocument(path, duties));
  const files = new Map<string, string>([
    ["NOTICE.txt", noticeText(name, duties, documents)],
    ["DUTIES.md", dutiesText(name, duties)],
  ]);
  for (const [path, text] of documents) files.set(freeName(path, files), text);
  return { files };
}

interface ReasonOfUses {
  readonly reason: UseReason;
  readonly uses: readonly Use[];
}

/** Each duty once, with the uses that it belongs to. */
function dutiesOf({ uses }: ReleaseAnswer): readonly ReasonOfUses[] {
  const byKey = new Map<string, { reason: UseReason; uses: Use[] }>();
  for (const { use, reasons } of uses) {
    for (const reason of reasons.filter(({ duty }) => duty !== undefined)) {
      const key = JSON.stringify([reason.duty, reason.license, reason.sentence]);
      const known = byKey.get(key);
      if (known === undefined) byKey.set(key, { reason, uses: [use] });
      else known.uses.push(use);
    }
  }
  return [...byKey.values()];
}

/** Licenses and policies go along; a card that only names one does not. */
function isDocument(path: string, duties: readonly ReasonOfUses[]): boolean {
  return duties.some(
    ({ reason }) =>
      reason.sentence !== undefined &&
      reason.evidence.some((place) => fileWithRelease(place) === path),
  );
}

function noticeText(
  name: string,
  duties: readonly ReasonOfUses[],
  documents: readonly (readonly [string, string])[],
): string {
  const required = duties.flatMap(({ reason: { duty, clause } }) =>
    duty?.kind === "notice" && clause === "notice-file" ? (duty.words ?? []).filter(isLine) : [],
  );
  const copyrights = documents.flatMap(([, text]) => copyrightLines(text));
  const shown = duties.flatMap(({ reason: { duty } }) =>
    duty?.kind === "display" ? (duty.words ?? []) : [],
  );
  const lines = [...new Set([...required, ...copyrights, ...shown])];
  const licenses = new Set(duties.flatMap(({ reason }) => reason.license ?? []));
  return [
    `This holds or uses ${name}.`,
    "",
    ...lines,
    "",
    "Its documents go with it:",
    ...documents.map(([path]) => `- ${fileName(path)}`),
    "",
    "Their licenses, by their ids:",
    ...[...licenses].map((license) => `- ${license}`),
    "",
  ].join("\n");
}

/** A quoted line of a notice, not a word such as "Notice" that the sentence quotes too. */
function isLine(words: string): boolean {
  return words.includes(" ");
}

function copyrightLines(text: string): readonly string[] {
  return text
    .split("\n", HEAD_LINES)
    .map((line) => line.trim())
    .filter(
      (line) =>
        line.length <= MAX_COPYRIGHT_LINE &&
        /^(?:copyright\b|\u00a9|\(c\)|attribution notice:)/i.test(line) &&
        /\d{4}/.test(line),
    );
}

function dutiesText(name: string, duties: readonly ReasonOfUses[]): string {
  const sections = USES.flatMap((use) => {
    const asked = duties.filter(({ uses }) => uses.includes(use));
    return asked.length === 0 ? [] : ["", `## ${use}`, "", ...asked.flatMap(dutyLines)];
  });
  return [
    `# What the documents of ${name} ask`,
    "",
    "Each sentence is the document's own, at its place in the release.",
    ...sections,
    "",
  ].join("\n");
}

function dutyLines({ reason }: ReasonOfUses): readonly string[] {
  const { duty, because, sentence, license = "", section, evidence } = reason;
  const [first] = evidence;
  const place =
    first === undefined
      ? ""
      : `${fileWithRelease(first)}${first.line === undefined ? "" : `:${first.line}`}`;
  const where = [place, license, section === undefined ? "" : `section ${section}`];
  const words = (duty?.words ?? []).map((one) => `\`${one.replaceAll("`", "'")}\``);
  return [
    `- ${duty?.says ?? because}${words.length === 0 ? "" : `: ${words.join(", ")}`}`,
    ...(sentence === undefined ? [] : [`  > ${sentence}`]),
    `  (${where.filter((part) => part !== "").join(", ")})`,
  ];
}

/** A path as one name. */
function fileName(path: string): string {
  return path.replace(/[^\w.-]+/g, "_").replace(/^[._]+/, "") || "document";
}

function freeName(path: string, taken: ReadonlyMap<string, string>): string {
  const name = fileName(path);
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${number}-${name}`;
  return free;
}
