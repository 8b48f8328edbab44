import { lineStarts } from "../../bytes/lines.ts";
import { findClauses } from "../../licenses/clauses/find-clauses.ts";
import type { LicenseEngine, LicenseTextMatch, TextDifference } from "../../licenses/license.ts";
import type { TextFile } from "../../release/read-text.ts";
import type { Evidence } from "../evidence.ts";
import { pathInSource } from "../../release/joined/path-in-source.ts";
import { fileKind, fileName, isForeign } from "../file-kind.ts";
import type { Part, TextMatch } from "../inventory.ts";
import { quoteAt, quoteLine } from "../prose/prose.ts";
import type { ReleaseView } from "../release-view.ts";
import type { IdentifiedText, LicenseFile, NamedLicense } from "./license-statement.ts";
import { partsInName } from "./part-words.ts";

const POLICY_NAME = /polic(?:y|ies)|acceptable[-_ ]use|prohibited[-_ ]use|\baup\b/i;
const NOTICE_NAME = /^(?:notice|patents|third[-_ ]?party)/i;

/** A file this short that names another place holds no license of its own. */
const POINTER_CHARACTERS = 400;

/** Every license, policy and notice file of the release, read or not. */
export function readLicenseFiles(view: ReleaseView, engine: LicenseEngine): readonly LicenseFile[] {
  const files: LicenseFile[] = [];
  for (const { path } of view.files) {
    if (fileKind(path) !== "license" || isForeign(path)) continue;
    const text = view.texts.get(path);
    const parts = partsInPath(path, view);
    files.push(text ? readLicenseFile(text, parts, engine) : unreadFile(path, parts));
  }
  return files;
}

function readLicenseFile(
  file: TextFile,
  byName: readonly Part[],
  engine: LicenseEngine,
): LicenseFile {
  const starts = lineStarts(file.text);
  const name = fileName(file.path);
  const base = {
    path: file.path,
    title: titleOf(file, starts),
    isRoot: !pathInSource(file.path).includes("/"),
  };
  // A notice carries the licenses of other people's work; none of them governs this release.
  if (NOTICE_NAME.test(name)) return { ...base, texts: [], named: [], parts: [], kind: "notice" };
  const texts = engine.identifyText(file.text).map((match) => identified(file, starts, match));
  const isPolicy = texts[0] ? engine.facts(texts[0].id)?.kind === "policy" : POLICY_NAME.test(name);
  if (isPolicy) return { ...base, texts, named: [], parts: [], kind: "policy" };
  // A name that tells no part leaves it to the words inside.
  const parts = byName.length > 0 ? byName : partsInText(file.text);
  if (texts.length === 0 && isPointer(file.text))
    return { ...base, texts, named: [], parts, kind: "pointer" };
  const named = texts.length === 0 ? namedIn(file, starts, engine) : [];
  return { ...base, texts, named, parts, kind: "license" };
}

/** A longer file has terms of its own, and what it names besides may be anything. */
const NOTICE_CHARACTERS = 3000;

/** Licenses that the words of a short file grant by a notice, or the one that they name. */
function namedIn(
  file: TextFile,
  starts: readonly number[],
  engine: LicenseEngine,
): readonly NamedLicense[] {
  if (file.text.length > NOTICE_CHARACTERS) return [];
  const granted = engine.identify(file.text).matches.filter(({ grants }) => grants);
  const notices = granted.filter(({ kind }) => kind !== "mention");
  const isOne = new Set(granted.map(({ id }) => id)).size === 1;
  const byId = new Map<string, NamedLicense>();
  for (const { id, span } of isOne ? granted : notices) {
    if (byId.has(id)) continue;
    byId.set(id, { id, evidence: quoteLine(file, starts, span.startLine) });
  }
  return [...byId.values()];
}

function unreadFile(path: string, parts: readonly Part[]): LicenseFile {
  return {
    path,
    parts,
    texts: [],
    named: [],
    title: { file: path },
    kind: "unread",
    isRoot: !pathInSource(path).includes("/"),
  };
}

function identified(
  file: TextFile,
  starts: readonly number[],
  match: LicenseTextMatch,
): IdentifiedText {
  return {
    id: match.id,
    match: weigh(match.differences),
    differences: match.differences,
    evidence: firstWords(file, starts, match.startLine),
    clauses: match.clauses,
  };
}

/** How much the differences of a text change; words that its template leaves to be replaced change nothing. */
function weigh(differences: readonly TextDifference[]): TextMatch {
  if (differences.some(({ isMinor }) => !isMinor)) return "modified";
  return differences.every(({ isReplaceable }) => isReplaceable) ? "exact" : "slightly-modified";
}

/** Parts that the name of a file tells, else the nearest of its folders that does. */
function partsInPath(path: string, view: ReleaseView): readonly Part[] {
  const named = partsInName(fileName(path));
  if (named.length > 0) return named;
  const own = pathInSource(path);
  const source = path.slice(0, path.length - own.length);
  const folders = own.split("/").slice(0, -1);
  for (let depth = folders.length; depth > 0; depth--) {
    const parts = partsInName(folders[depth - 1] ?? "");
    if (parts.length > 0)
      return isFolderOfCode(source + folders.slice(0, depth).join("/"), view) ? [] : parts;
  }
  return [];
}

/** Whether a folder, as `models` of a package, holds programs and no weights. */
function isFolderOfCode(path: string, { files }: ReleaseView): boolean {
  const folder = `${path}/`;
  const kinds = new Set(
    files.flatMap(({ path }) => (path.startsWith(folder) ? [fileKind(path)] : [])),
  );
  return kinds.has("code") && !kinds.has("weights");
}

const SPEAKS_OF_WEIGHTS =
  /\b(?:model|trained|learned|network)[- ]+(?:model )?(?:weights|parameters|checkpoints)\b|\bweights\b[^.]{0,60}\bparameters\b|\b(?:weights|checkpoints)\b|\b(?:foundation|language|machine[- ]learning|AI|research|series) models?\b|模型权重/i;
const SPEAKS_OF_CODE =
  /\b(?:inference|training|model|source|fine-?tuning|optimization)(?:[- ]enabling)? code\b|\bsource code\b|\bsoftware and algorithms\b|\bscripts\b/i;

/** Words that say what the license does not cover, and the rest of their sentence. */
const LEFT_OUT =
  /\b(?:does not|do not|shall not|not) (?:apply to|cover|extend to|include|grant)\b[^.]{0,200}\./gi;

/** A license that itself says it covers a model; standard software texts say nothing of the kind. */
function partsInText(text: string): readonly Part[] {
  const start = coveredWords(text.slice(0, 20_000));
  const parts: Part[] = [];
  if (!SPEAKS_OF_WEIGHTS.test(start)) return parts;
  if (SPEAKS_OF_CODE.test(start)) parts.push("code");
  parts.push("weights");
  return parts;
}

/** The line where a license text says that it covers a part; undefined when it does not say so. */
export function coverageLine(file: TextFile, part: Part): Evidence | undefined {
  const pattern =
    part === "weights" ? SPEAKS_OF_WEIGHTS : part === "code" ? SPEAKS_OF_CODE : undefined;
  const at = pattern?.exec(coveredWords(file.text))?.index;
  return at === undefined ? undefined : quoteAt(file, at);
}

/** A text with its sentences on what is left out blanked, so that places stay where they are. */
function coveredWords(text: string): string {
  let covered = "";
  let from = 0;
  for (const match of text.matchAll(LEFT_OUT)) {
    const before = text.slice(Math.max(from, match.index - 200), match.index);
    const start =
      match.index - before.length + Math.max(before.lastIndexOf("."), before.lastIndexOf("\n")) + 1;
    const end = match.index + match[0].length;
    covered += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, " ");
    from = end;
  }
  return covered + text.slice(from);
}

/** Short, with the name of another place or of a license in it, and without terms of its own. */
function isPointer(text: string): boolean {
  const words = text.trim();
  if (words.length > POINTER_CHARACTERS || !/https?:\/\/|\bsee\b|^[\w./ -]{1,60}$/i.test(words))
    return false;
  return findClauses(words).length === 0;
}

function titleOf(file: TextFile, starts: readonly number[]): Evidence {
  return firstWords(file, starts, 1);
}

/** The first line at or after `line` that has words. */
function firstWords(file: TextFile, starts: readonly number[], line: number): Evidence {
  for (let at = line; at <= starts.length; at++) {
    const evidence = quoteLine(file, starts, at);
    if (/[\p{L}\p{N}]/u.test(evidence.text ?? "")) return evidence;
  }
  return { file: file.path, ...(file.sha256 === undefined ? {} : { sha256: file.sha256 }) };
}
