/** Characters before a place in which its heading is looked for. */
const REACH = 600;
/** A heading that announces what something is under: `## License`, `License` over a line, `许可证`. */
const HEADING =
  /(?:^|\n)(?:[ \t]{0,3}#{1,6}[ \t]*|[ \t]*(?:\*\*|<h\d>)[ \t]*|(?=[^\n]{1,40}\n[-=~]{3,}))(?:\d[\d.]*[ \t]+)?[^\p{L}\p{N}\n]{0,6}(?:(?:the|our|model|code|software|project|data(?:set)?) )?(?:licen[cs](?:e|ing)(?: (?:information|notice|terms))?|copyright(?: (?:and|&) licen[cs]e)?|terms of use|lizenz|licencia|licença|licenza|лицензия|许可证?|许可协议|协议|授权|ライセンス|라이선스)[^\p{L}\p{N}\n]{0,12}(?:\n|$)/giu;
const ANY_HEADING = /(?:^|\n)(?:[ \t]{0,3}#{1,6}[ \t]*\S|[^\n]{1,60}\n[-=~]{3,}[ \t]*\n)/;

/** True for a place in a section whose heading says that it tells the license. */
export function startsUnderHeading(text: string, start: number): boolean {
  const before = text.slice(Math.max(0, start - REACH), start);
  let end = -1;
  for (const { 0: heading, index } of before.matchAll(HEADING)) end = index + heading.length - 1;
  return end >= 0 && !ANY_HEADING.test(before.slice(end));
}
