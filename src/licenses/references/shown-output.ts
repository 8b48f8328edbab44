import { isDataOfCode } from "./data-of-code.ts";

/** Characters before a place, and after it, that are looked at. */
const REACH = 600;
const AFTER_REACH = 120;
/** A command that asks for licenses, in a line that shows what to type. */
const PROMPT =
  /(?:^|\n)[ \t]*(?:\$|❯|PS>|C:\\>)[ \t]+[^\n]{0,120}(?:licen[sc]|spdx|scan|check|audit|detect|identify|reuse|sbom)[^\n]{0,120}\n(?:[ \t]*[^\s`][^\n]*\n){0,12}[^\n`]*$/i;
/** One of them stands in each such line. */
const SIGNS = ["$ ", "❯ ", "> "] as const;
/** The name of a file, before what a tool says of it. */
const FILE_BEFORE =
  /(?:^|[\n\s"'`|])(?:LICEN[CS]E|COPYING|NOTICE|README|[\w./-]{1,60}\.\w{1,5})[\w.-]{0,20}["'`]?:?[ \t|]{1,40}["'`(]?$/;
/** How sure a tool is: ` (98 %)`, `, exact`. */
const VERDICT_AFTER =
  /^["'`]?(?: license)?(?:[ \t]{2,40}|, |[ \t]\()(?:exact|modified|notice|tag|(?:\d{1,3}(?:\.\d{1,4})? ?%|[01]\.\d{1,6})(?![\w.]))/i;
const CONFIDENCE_AFTER =
  /^[^\n]{0,60}\n[ \t]*["']?(?:confidence|similarity|coverage)["']?[ \t]{0,10}[:=][ \t]{0,10}[\d.]/i;
/** A sentence tells what to write, or what a program reads, and shows it as code. */
const SHOWS =
  /(?:(?<![\p{L}\p{N}])(?:put|add|adds|write|insert|checks?|reports?|rejects?|such as|for example|for instance|e\.g\.|dropped|support(?:ed)? for|instead of|rather than|expects?|looks? for|recogni[sz]es?|(?:tag|line|field|header)s? like)(?![\p{L}\p{N}])[^.!?`\n]{0,60}(?:`[^`\n]{0,60}`[^.!?`\n]{0,60}){0,2})`[^`\n]{0,40}$/iu;
const LINE_REACH = 240;

/** True for a place in data of a program, or in what a text shows of a tool that reads licenses: its output, its verdicts, its input. */
export function isShown(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  const line = before.slice(before.lastIndexOf("\n") + 1).slice(-LINE_REACH);
  if (isDataOfCode(before, line)) return true;
  const after = text.slice(end, end + AFTER_REACH);
  if (CONFIDENCE_AFTER.test(after) || (VERDICT_AFTER.test(after) && FILE_BEFORE.test(line)))
    return true;
  if (line.includes("`") && SHOWS.test(line)) return true;
  return SIGNS.some((sign) => before.includes(sign)) && PROMPT.test(before);
}
