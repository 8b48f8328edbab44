import type { Problem } from "../inspection.ts";

/** Package indexes that everybody gets the same packages from. */
const KNOWN_INDEXES =
  /^https:\/\/(?:pypi\.org|files\.pythonhosted\.org|download\.pytorch\.org|pypi\.nvidia\.com)(?:\/|$)/;

/** Lines of a `requirements.txt` that install from somewhere else than the known indexes. */
export function requirementProblems(text: string): readonly Problem[] {
  const problems: Problem[] = [];
  for (const line of text.split("\n")) {
    const [, option, place] =
      /^\s{0,99}(--(?:extra-)?index-url|-i|--find-links|-f)[\s=]{1,99}(\S{1,2000})/.exec(line) ??
      [];
    if (option === undefined || place === undefined || KNOWN_INDEXES.test(place)) continue;
    const message = `requirements.txt installs packages from "${place}"`;
    problems.push({ id: "foreign-package-index", message, effect: "code" });
  }
  return problems;
}
