import { matchAt, type NamePlace, type Reading } from "./reading.ts";

/** Words with which names of Creative Commons licenses begin. */
export const CREATIVE_COMMONS_NAMES: readonly string[] = [
  "creative commons",
  "cc by",
  "cc nc",
  "cc sa",
  "cc attribution",
  "ccby",
  "attribution non",
  "attribution noncommercial",
  "attribution share",
  "attribution sharealike",
  "attribution no",
  "attribution noderivs",
  "attribution noderivatives",
  "by nd",
  "cc0",
  "知识共享",
  "クリエイティブ コモンズ",
  "cc zero",
  "cc 0",
  "by sa",
  "by nc",
];

const ELEMENTS: readonly (readonly [element: "by" | "nc" | "nd" | "sa", words: RegExp])[] = [
  [
    "by",
    / (?:attributions?|attrib|by|ccby|namensnennung|reconocimiento|atribución|atribuição|attribuzione|paternité|naamsvermelding)(?= |\+|$)| ?(?:署名|表示)/y,
  ],
  [
    "nc",
    / (?:non ?commerciale?|nc|nicht ?kommerziell|no ?comercial|não ?comercial|pas d utilisation commerciale|niet ?commercieel)(?= |$)| ?(?:非営利|非商业性?(?:使用)?)/y,
  ],
  [
    "nd",
    / (?:no ?deriv(?:ative|ate|s)*(?: works?)?|no ?derivatives?(?: works?)?|nd|keine ?bearbeitung(?:en)?|sin ?(?:obras? )?derivadas?|sem ?derivações|sem ?derivados|pas de modifications?|non opere derivate|geen ?afgeleide ?werken)(?= |$)| ?(?:改変禁止|禁止演绎)/y,
  ],
  [
    "sa",
    / (?:share ?alike|sa|weitergabe unter gleichen bedingungen|compartir ?igual|compartilha ?igual|partage (?:dans les mêmes conditions|à l identique)|condividi allo stesso modo|gelijk ?delen)(?= |$)| ?(?:継承|相同方式共享)/y,
  ],
];
const GLUE =
  / (?:licen[sc]ed?|lizenz|licencia|cc|the|public|a|an|under|and|terms|of|as|:|\/|creative|commons)(?= |$)| (?:知识共享|クリエイティブ ?コモンズ)/y;
const VERSION =
  /(?: (?:licen[sc]e|cc|the|public|international|unported|generic|by|sa|nc|nd|version|ver|v|:|\/|\|)){0,8}? ?(?:v|ver|version)? ?v?(\d\.\d|\d\d|\d)(?= |\+|$)/y;
/** "Creative Commons 3.0 Attribution" says the version first. */
const EARLY_VERSION =
  / creative commons(?: licen[sc]e)?(?: v| version)? ?v?(\d\.\d)(?= (?:attrib|by|unported))/y;
const PORT =
  /(?: (?:licen[sc]e|unported|international|generic|intl|int)){0,8}? (igo|at|austria|au|australia|de|germany|nl|netherlands|us|usa|united states|uk|england|fr|france|jp|japan|kr|korea|cl|chile)(?= |$)/y;
const PORT_IDS: Readonly<Record<string, string>> = {
  austria: "AT",
  australia: "AU",
  germany: "DE",
  netherlands: "NL",
  usa: "US",
  "united states": "US",
  england: "UK",
  france: "FR",
  japan: "JP",
};
const DOMAIN = / creative commons public domain (mark|certification|dedication and certification)/y;
const ZERO =
  / (?:cc0|cc zero|cc 0|creative commons(?: (?:public|domain|licen[sc]e|the|cc)){0,8}? (?:cc0|zero|0|cc 0|public domain dedication)(?= |$))(?:(?: (?:v|version|licen[sc]e|public|domain|dedication|universal)){0,8}? v?(?:1\.0|1))?/y;

/** Reads a name of a Creative Commons license: its elements in any order, version and port. */
export function readCreativeCommons(
  { passage: { text }, start }: NamePlace,
  has: (id: string) => boolean,
): Reading | undefined {
  const domain = matchAt(DOMAIN, text, start);
  if (domain) {
    const id = domain[1] === "mark" ? "CC-PDM-1.0" : "CC-PDDC";
    return has(id) ? reading([id], false, start, start + domain[0].length) : undefined;
  }
  const zero = matchAt(ZERO, text, start);
  if (zero) return reading(["CC0-1.0"], false, start, afterRest(text, start + zero[0].length));
  const found = new Set<string>();
  let end = start;
  let last = start;
  const early = matchAt(EARLY_VERSION, text, start);
  if (early) end += early[0].length;
  for (let words = 0; words < 24; words += 1) {
    const element = ELEMENTS.find(([, pattern]) => matchAt(pattern, text, end));
    const step = element
      ? matchAt(element[1], text, end)
      : found.size < 4
        ? matchAt(GLUE, text, end)
        : undefined;
    if (!step) break;
    end += step[0].length;
    if (!element) continue;
    found.add(element[0]);
    last = end;
  }
  if (found.size === 0) return undefined;
  const family = ["by", "nc", "nd", "sa"]
    .filter((element) => found.has(element))
    .join("-")
    .replace("nd-sa", "nd")
    .toUpperCase();
  const isUnversionedPair = found.size === 1;
  if (isUnversionedPair && !found.has("by") && !found.has("sa") && !found.has("nc"))
    return undefined;
  const kind = family.startsWith("BY") || has(`CC-${family}-1.0`) ? family : `BY-${family}`;
  const version = matchAt(VERSION, text, last);
  const digits = version?.[1] ?? early?.[1];
  if (digits === undefined) {
    const editions = ["4.0", "3.0", "2.5", "2.0", "1.0"].map((v) => `CC-${kind}-${v}`).filter(has);
    return editions.length === 0
      ? undefined
      : reading(editions, true, start, afterRest(text, last));
  }
  const written = /^\d\d$/.test(digits)
    ? `${digits[0]}.${digits[1]}`
    : digits.includes(".")
      ? digits
      : `${digits}.0`;
  end = last + (version?.[0].length ?? 0);
  const port = matchAt(PORT, text, end);
  const portId = port?.[1];
  const ported =
    portId === undefined ? "" : `CC-${kind}-${written}-${PORT_IDS[portId] ?? portId.toUpperCase()}`;
  if (port && has(ported)) return reading([ported], false, start, end + port[0].length);
  const id = `CC-${kind}-${written}`;
  return has(id) ? reading([id], false, start, afterRest(text, end)) : undefined;
}

function reading(ids: readonly string[], isBare: boolean, start: number, end: number): Reading {
  return { ids, isBare, isWeak: false, score: isBare ? 0.6 : 1, start, end };
}

const REST =
  /(?: (?:universal|internacional|internazionale|国际|國際|国際|international|unported|generic|licen[sc]e|public)){1,8}(?= |$)/y;

function afterRest(text: string, end: number): number {
  return end + (matchAt(REST, text, end)?.[0].length ?? 0);
}
