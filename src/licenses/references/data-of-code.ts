/** Characters of a line before a place that are looked at. */
const LINE_REACH = 240;
/** What a test asserts, and what a program writes out as JSON. */
const STATEMENT =
  /(?<![\w"'`-])(?:(?:\w{1,20}\.)?assert(?:[_A-Z]\w{0,30})?!?(?:\.\w{1,30})?\s?\(|assert\s(?=.*==)|expect(?:\.\w{1,20})?\(|XCTAssert\w{0,20}\(|(?:t|require|should)\.(?:is|equal|Equal|deepEqual|Contains)\(|JSON\.stringify\(|json\.dumps\()/;
/** One of them stands in each such line. */
const STATEMENT_SIGN = /assert|[A-Za-z]\(/;
/** What a command or a query looks for, and the patterns of a program. */
const LOOKS_FOR =
  /(?:(?<![\w-])(?:[ef]?grep|rg|ack|sed|awk)[ \t][^\n|]{0,120}["'][^"'\n]{0,80}|\bWHERE\b[^\n;]{0,120}["']|(?:\bre\.(?:compile|match|search|findall|sub)\(|\bRegExp\(|\b\w{0,40}(?:REGEX|PATTERN|_RE)\s?=\s?)[^\n]{0,80})$/;
/** One of them stands in each such line. */
const LOOKS_SIGN = /grep|rg |ack |sed |awk |WHERE|re\.|RegExp|REGEX|PATTERN|_RE/;
/** The result that a comment, or a program that answers line by line, shows. */
const RESULT = /^[ \t]*(?:\/\/|#)?[ \t]*=>/;
/** A remark after code on the same line says something itself. */
const REMARK = /[\s;)](?:\/\/|#|\/\*|--)\s/;
/** A pattern of names: `/^(GPL|LGPL)-/`. */
const PATTERN = /\/\^\((?:[\w.-]{1,12}\|){0,8}$/;
/** An object that begins right after the sign that opens a string: data, of a test mostly. */
const OBJECT_IN_STRING =
  /(?:^|[^\w"'`]|(?<!\w)[bfruBFRU]{1,2}|@)(?:["'`]|(?:`|"""|''')\s{1,8})\{[^{}]{0,200}$/;
const STRING_REACH = 220;

/**
 * True for a place in a test's assertion, in an object that stands in a string or is written out, in a pattern, or in the result of an
 * example, by what stands before it, and before it on its line.
 */
export function isDataOfCode(before: string, line: string): boolean {
  const statement = STATEMENT_SIGN.test(line) ? STATEMENT.exec(line) : null;
  if (statement && !REMARK.test(line.slice(statement.index))) return true;
  if (RESULT.test(line) || PATTERN.test(line)) return true;
  if (LOOKS_SIGN.test(line) && LOOKS_FOR.test(line)) return true;
  return before.includes("{") && OBJECT_IN_STRING.test(before.slice(-STRING_REACH));
}

/** Files that hold tests, by their names. */
const TEST_FILE =
  /(?:^|[\\/])(?:test_\w[\w-]*\.py|[\w-]+_test\.(?:go|py|rb|cc|cpp|exs?|dart)|[\w.-]+\.(?:test|spec)\.[cm]?[jt]sx?|\w+Tests?\.(?:java|kt|cs|scala|swift))$/;

/** True for a file whose strings are data of tests. */
export function holdsTests(fileName: string): boolean {
  return TEST_FILE.test(fileName);
}

/** True for a place within a string that its line opens. */
export function isInString(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - LINE_REACH), start);
  let open = "";
  for (let at = before.lastIndexOf("\n") + 1; at < before.length; at += 1) {
    const sign = before[at] ?? "";
    if (sign === "\\") at += 1;
    else if (open === "" && /["'`]/.test(sign)) open = sign;
    else if (sign === open) open = "";
  }
  return open !== "";
}
