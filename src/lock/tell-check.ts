import type { CheckedRelease } from "./check-lock.ts";

/** How a check ends: a change is certain, so it comes before what could not be read. */
export function exitOfCheck(
  checked: readonly CheckedRelease[],
): "done" | "findings" | "target" | "incomplete" {
  if (checked.some(({ changes }) => changes.length > 0)) return "findings";
  const problems = checked.flatMap(({ problem }) => problem ?? []);
  if (problems.some(({ code }) => code.startsWith("target-"))) return "target";
  const isUnknown = checked.some(({ unknown }) => unknown.length > 0);
  return isUnknown || problems.length > 0 ? "incomplete" : "done";
}

/** What became of the releases of a lock, line by line, for reading. */
export function checkText(checked: readonly CheckedRelease[]): readonly string[] {
  return checked.flatMap((each) => [
    `${each.target}: ${summaryOf(each)}`,
    ...each.changes.map(({ kind, file, message }) =>
      ["  ", kind.padEnd(9), file === undefined ? "" : `${file} `, message].join(""),
    ),
    ...each.unknown.map((what) => `  unknown  ${what}`),
    ...(each.problem ? [`  unread   ${each.problem.message}`] : []),
  ]);
}

function summaryOf({ revision, revisionNow, changes, unknown, problem }: CheckedRelease): string {
  const moved =
    revision === revisionNow || revisionNow === undefined ? "" : `, now at ${revisionNow}`;
  if (changes.length > 0) {
    return `${changes.length === 1 ? "1 change" : `${changes.length} changes`}${moved}`;
  }
  if (problem) return "could not be read";
  return `${unknown.length > 0 ? "nothing seen to have changed" : "as it was locked"}${moved}`;
}
