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

/** Names as hubs write them in metadata: `larch-research-license-v1.0`. */
const SLUG =
  /(?<![\w./@-])((?:[a-z0-9.]{1,30}-){1,8})licen[sc]e(?:-v?\d[\d.]*)?(?:-agreement)?(?![\w/-])/gi;
/** Parts of a slug that name nothing: `open-source-license` is an adjective. */
const COMMON_PART =
  /^(?:open|source|third|party|non|commercial|dual|multi|single|per|pre|re|sub|free|software|model|weights?|code|data|content|user|end|site|the|and|or|of|cross|self|non-?commercial|research|only|use|public|driver|file)$/i;

/**
 * Names made of capitalized words before or around "License", "Agreement" or "Terms of Use", and names written as one word with
 * hyphens.
 */
export function findUnknownNames(sentence: string): readonly UnknownName[] {
  if (!NAMES_ANYTHING.test(sentence)) return [];
  return [...inWords(sentence), ...inSlugs(sentence)].toSorted((a, b) => a.start - b.start);
}

function inSlugs(sentence: string): readonly UnknownName[] {
  return [...sentence.matchAll(SLUG)].flatMap(({ 0: name, 1: parts = "", index }) => {
    const own = parts.split("-").some((part) => part !== "" && !COMMON_PART.test(part));
    return own ? [{ name, start: index, end: index + name.length }] : [];
  });
}

function inWords(sentence: string): readonly UnknownName[] {
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
