/** ISO 3166-1 alpha-2 codes. */
const CODES = new Set(
  `AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH
CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ
GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT
LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK
PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN
TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`.split(/\s+/),
);

const EU = "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(
  " ",
);

/** Names that people and licenses use beside those of the standard. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  uk: "GB",
  "great britain": "GB",
  usa: "US",
  "u.s.": "US",
  "south korea": "KR",
  "republic of korea": "KR",
  korea: "KR",
  russia: "RU",
  "czech republic": "CZ",
  turkey: "TR",
  "people's republic of china": "CN",
  "mainland china": "CN",
};

let names: ReadonlyMap<string, string> | undefined;

/** The code of a country by its code or English name; undefined for what is neither. */
export function countryCode(written: string): string | undefined {
  const code = written.trim().toUpperCase();
  if (CODES.has(code)) return code;
  const name = written.trim().toLowerCase();
  return OTHER_NAMES[name] ?? (names ??= englishNames()).get(name);
}

function englishNames(): ReadonlyMap<string, string> {
  const words = new Intl.DisplayNames("en", { type: "region" });
  return new Map([...CODES].map((code) => [(words.of(code) ?? code).toLowerCase(), code]));
}

/** Places as licenses name them, and the countries that they are. */
const PLACES: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\bEuropean Union\b|\bE\.?U\.?(?![A-Za-z])/, EU],
  [/\bEuropean Economic Area\b|\bEEA\b/, [...EU, "IS", "LI", "NO"]],
  [/\bUnited Kingdom\b|\bU\.?K\.?(?![A-Za-z])/, ["GB"]],
  [/\bSouth Korea\b|\bRepublic of Korea\b/, ["KR"]],
  [/\bSwitzerland\b/, ["CH"]],
  [/\bUnited States\b|\bU\.S\.A?\.?(?![A-Za-z])|\bUSA\b/, ["US"]],
  [/\bChina\b|\bPRC\b/, ["CN"]],
  [/\bJapan\b/, ["JP"]],
  [/\bIndia\b/, ["IN"]],
  [/\bRussia\b|\bRussian Federation\b/, ["RU"]],
  [/\bCanada\b/, ["CA"]],
];

/** Countries that a sentence names, one by one or as a union. */
export function countriesIn(sentence: string): readonly string[] {
  const plain = sentence.replace(/\b[A-Z]{2,}(?: [A-Z]{2,})*\b/g, titleCase);
  return [...new Set(PLACES.flatMap(([place, codes]) => (place.test(plain) ? codes : [])))];
}

/** "EUROPEAN UNION" as "European Union"; abbreviations stay. */
function titleCase(capitals: string): string {
  if (capitals.length < 4) return capitals;
  return capitals
    .split(" ")
    .map((word) => (word.length < 4 ? word : word.charAt(0) + word.slice(1).toLowerCase()))
    .join(" ");
}
