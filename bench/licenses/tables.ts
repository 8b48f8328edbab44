import type { Score } from "./accuracy.ts";
import type { LongText } from "./long-texts.ts";
import type { Measured, Pass, Unmeasured } from "./measure.ts";
import type { StartUps } from "./start-up.ts";

/** Scores of one tool over parts of the cases. */
export interface Scores {
  readonly all: Score;
  /** Without cases that come from ScanCode's tests. */
  readonly notScancode: Score;
  /** Cases that expect a license of a model. */
  readonly models: Score;
  /** Without cases that come from the tests of any tool. */
  readonly neutral: Score;
  /** Cases from the tool's own tests; undefined where there are none. */
  readonly own?: Score;
}

const KINDS = ["full-text", "notice", "tag", "readme", "multi", "none"];

/** Share of cases answered exactly right, by kind of case. */
export function accuracyTable(tools: ReadonlyMap<string, Scores>): string {
  const [first] = tools.values();
  const size = (kind: string): number => first?.all.rows[kind]?.n ?? 0;
  return table(
    ["tool", `all (${size("ALL")})`, ...KINDS.map((kind) => `${kind} (${size(kind)})`)],
    [...tools].map(([name, { all }]) => [
      name,
      ...["ALL", ...KINDS].map((kind) => strictShare(all, kind)),
    ]),
  );
}

/** The same over parts of the cases, and what a tool says of changed texts. */
export function partsTable(tools: ReadonlyMap<string, Scores>): string {
  const [first] = tools.values();
  const size = (part: keyof Omit<Scores, "own">): number => first?.[part].rows["ALL"]?.n ?? 0;
  return table(
    [
      "tool",
      `all (${size("all")})`,
      `not ScanCode's (${size("notScancode")})`,
      `no tool's (${size("neutral")})`,
      `models (${size("models")})`,
      "its own tests",
      "precision",
      "recall",
    ],
    [...tools].map(([name, { all, notScancode, neutral, models, own }]) => [
      name,
      ...[all, notScancode, neutral, models].map((part) => strictShare(part, "ALL")),
      own ? `${strictShare(own, "ALL")} (${own.rows["ALL"]?.n ?? 0})` : "-",
      percent(all.precision ?? 0),
      percent(all.recall ?? 0),
    ]),
  );
}

/** What is said of texts whose terms were changed. */
export function modifiedTable(tools: ReadonlyMap<string, Scores>): string {
  return table(
    ["tool", "flagged", "silent", "missed", "wrong"],
    [...tools].map(([name, { all }]) => {
      const { flagged, silent, missed, wrong } = all.modified;
      return [name, `${flagged}`, `${silent}`, `${missed}`, `${wrong}`];
    }),
  );
}

/** Times of all tools for the same files; `base` is the tool that the others are compared with. */
export function speedTable(tools: readonly Measured[], base: string): string {
  const baseTool = tools.find(({ peer }) => peer.name === base);
  return table(
    [
      "tool",
      "ms a file",
      "times Assay's",
      "files/s",
      "MB/s",
      "first pass",
      "by the clock",
      "memory",
    ],
    tools.map((tool) => {
      const ms = cpuPerFile(tool);
      const { files, bytes } = total(tool.passes);
      return [
        tool.peer.isSlow ? `${tool.peer.name} (part)` : tool.peer.name,
        number(ms),
        number(baseTool ? timesOf(tool, baseTool) : Number.NaN),
        number(1000 / ms),
        number(bytes / files / ms / 1000),
        number(perFile(tool.passes.slice(0, 1), "cpuMilliseconds")),
        number(perFile(warm(tool.passes), "milliseconds")),
        tool.peakMebibytes === undefined ? "-" : `${tool.peakMebibytes.toFixed(0)} MiB`,
      ];
    }),
  );
}

/** Time to the first answer: of the process that stays loaded, and of the tool's own command line. */
export function startTable(tools: readonly Measured[], startUps: StartUps): string {
  return table(
    ["tool", "loaded and answered", "command line", "command line, by the clock"],
    tools.map(({ peer, loadMilliseconds }) => {
      const starts = startUps.get(peer.name) ?? [];
      return [
        peer.name,
        milliseconds(loadMilliseconds),
        milliseconds(median(starts.map(({ cpuMilliseconds }) => cpuMilliseconds))),
        starts.length === 0
          ? "-"
          : milliseconds(Math.min(...starts.map(({ milliseconds }) => milliseconds))),
      ];
    }),
  );
}

/** Times for long texts. */
export function longTextTable(texts: readonly LongText[], tools: readonly string[]): string {
  return table(
    ["text", "MB", ...tools],
    texts.map(({ name, megabytes, times }) => [
      name,
      number(megabytes),
      ...tools.map((tool) => {
        const time = times.get(tool);
        if (typeof time !== "number") return time ?? "-";
        return `${milliseconds(time)}, ${number((megabytes * 1000) / time)} MB/s`;
      }),
    ]),
  );
}

/** Versions of what was measured, and how to get what was not. */
export function versionTable(tools: readonly Measured[], missing: readonly Unmeasured[]): string {
  return table(
    ["tool", "version"],
    [
      ...tools.map(({ peer, version }) => [peer.name, version]),
      ...missing.map(({ peer, reason }) => [
        peer.name,
        `${reason}: \`sh bench/licenses/setup.sh FOLDER ${peer.setup ?? ""}\``,
      ]),
    ],
  );
}

/** Mean processor time of a file in the median pass; the first pass is left out where there are others. */
function cpuPerFile({ passes }: Measured): number {
  return perFile(warm(passes), "cpuMilliseconds");
}

/** How much longer a tool takes than another for the files that both were timed on. */
function timesOf(tool: Measured, base: Measured): number {
  const time = tool.peer.isSlow ? "partMilliseconds" : "cpuMilliseconds";
  const of = ({ passes }: Measured): number => median(warm(passes).map((pass) => pass[time]));
  return of(tool) / of(base);
}

function perFile(passes: readonly Pass[], time: "cpuMilliseconds" | "milliseconds"): number {
  return median(passes.map((pass) => pass[time] / pass.files));
}

function warm(passes: readonly Pass[]): readonly Pass[] {
  return passes.length > 1 ? passes.slice(1) : passes;
}

function total(passes: readonly Pass[]): { readonly files: number; readonly bytes: number } {
  return {
    files: passes.reduce((sum, { files }) => sum + files, 0),
    bytes: passes.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function strictShare({ rows }: Score, kind: string): string {
  const row = rows[kind];
  return row ? percent(row.strict / row.n) : "-";
}

export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** Three digits that mean something. */
export function number(value: number): string {
  if (Number.isNaN(value)) return "-";
  return value >= 100 ? value.toFixed(0) : String(Number(value.toPrecision(3)));
}

function milliseconds(value: number): string {
  if (Number.isNaN(value)) return "-";
  return value >= 10_000 ? `${number(value / 1000)} s` : `${number(value)} ms`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(" | ")} |`;
  return [
    line(head),
    line(head.map((_, at) => (at === 0 ? "---" : "--:"))),
    ...rows.map(line),
  ].join("\n");
}
