/** A name that reads like a license but is not in the catalog. */
export interface UnknownName {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

const PART =
  "(?:\\p{Lu}[\\p{L}\\p{N}.+'’-]*|\\d+(?:\\.\\d+)*[A-Za-z]*|v\\d+(?:\\.\\d+)*|\\[[^\\]\\n]{1,20}\\])";
const JOINER = "(?:\\s+(?:of|for|and|the|on)\\b)?\\s+";
const HEAD =
  "(?:Licen[sc]e|LICEN[SC]E)(?:\\s+(?:Agreement|AGREEMENT|Terms))?|(?:Agreement|AGREEMENT|Terms of (?:Use|Service)|TERMS OF USE|Acceptable Use Policy|Use Policy|Usage Policy)";
const NAME = new RegExp(
  `${PART}(?:${JOINER}${PART}){0,7}?\\s+(?:${HEAD})(?!\\p{L})(?:\\s+for(?:\\s+the)?(?:\\s+${PART}){1,4})?(?:,?\\s+[Vv]ersion\\s+\\d[\\d.]*|\\s+v?\\d+(?:\\.\\d+)+)?`,
  "gu",
);
/** Cheap test that goes before the pattern above. */
const NAMES_ANYTHING = /licen[sc]e|agreement|terms of|policy/i;
/** Words that only point at a license: `The License`, `See License`, `This Agreement`. */
const POINTERS =
  /^(?:The|This|That|Such|See|Our|Your|A|An|Any|Each|All|Read|Check|In|Under|Please|Both|If|By|Project|Software|Source|Code|Contributor|Repository|Data|Open|New|Main|Full)\s+/u;

/** Names made of capitalized words before or around "License", "Agreement" or "Terms of Use". */
export function findUnknownNames(sentence: string): readonly UnknownName[] {
  if (!NAMES_ANYTHING.test(sentence)) return [];
  const names: UnknownName[] = [];
  for (const match of sentence.matchAll(NAME)) {
    let name = match[0];
    let start = match.index;
    for (
      let pointer = POINTERS.exec(name);
      pointer && /\s/.test(name.slice(pointer[0].length));
      pointer = POINTERS.exec(name)
    ) {
      start += pointer[0].length;
      name = name.slice(pointer[0].length);
    }
    if (POINTERS.test(name) || !/\s/.test(name)) continue;
    names.push({ name, start, end: start + name.length });
  }
  return names;
}
