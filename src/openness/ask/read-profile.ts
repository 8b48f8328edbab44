import { readYaml, type YamlEntry, type YamlValue } from "../../inventory/yaml/read-yaml.ts";
import { nearestIds } from "../../licenses/catalog/nearest-id.ts";
import { countryCode } from "./countries.ts";
import { type Money, type Profile, type Purpose, PURPOSES } from "./profile.ts";

/** Characters of the longest profile that is read; ten keys need a thousand. */
const MAX_PROFILE = 64 * 1024;

/** Something that is wrong with a profile. */
interface ProfileProblem {
  /** 1-based. */
  readonly line: number;
  readonly message: string;
}

/** What was read of a profile; with any problem it is not to be used. */
export interface ProfileReading {
  readonly profile: Profile;
  readonly problems: readonly ProfileProblem[];
}

const KEYS = [
  "organization",
  "purpose",
  "monthly-users",
  "monthly-users-at-release",
  "annual-revenue",
  "monthly-revenue",
  "country",
  "multimodal",
  "model-as-a-service",
  "fields",
] as const;

type Key = (typeof KEYS)[number];

/** Reads a profile; what it does not say stays unknown, and what is not understood is a problem. Never throws. */
export function readProfile(text: string): ProfileReading {
  const { root, problems: unreadable } = readYaml(text, MAX_PROFILE);
  const problems: ProfileProblem[] = unreadable.map(({ line, message }) => ({ line, message }));
  const entries = root?.kind === "map" ? root.entries : [];
  if (root !== undefined && root.kind !== "map") {
    problems.push({ line: root.line, message: "Expected keys with values" });
  }
  const known = new Map<Key, YamlEntry>();
  for (const entry of entries) {
    const key = keyOf(entry.key);
    if (key === undefined) problems.push(unknownKey(entry));
    else known.set(key, entry);
  }
  const read = <T>(key: Key, expects: string, parse: (value: YamlValue) => T | undefined) => {
    const entry = known.get(key);
    if (entry === undefined || isNull(entry.value)) return undefined;
    const value = parse(entry.value);
    if (value === undefined) {
      problems.push({ line: entry.value.line, message: `Expected for "${key}": ${expects}` });
    }
    return value;
  };
  const purpose = read("purpose", PURPOSES.join(", "), purposeOf);
  const organization = read("organization", "a name", textOf);
  const monthlyUsers = read("monthly-users", COUNT, countOf);
  const monthlyUsersAtRelease = read("monthly-users-at-release", COUNT, countOf);
  const annualRevenue = read("annual-revenue", MONEY, moneyOf);
  const monthlyRevenue = read("monthly-revenue", MONEY, moneyOf);
  const country = read("country", "a code such as DE, or an English name", (value) =>
    countryCode(textOf(value) ?? ""),
  );
  const multimodal = read("multimodal", "true or false", flagOf);
  const modelAsAService = read("model-as-a-service", "true or false", flagOf);
  const fields = read("fields", "a list of words", wordsOf) ?? [];
  const profile: Profile = {
    ...(organization !== undefined && { organization }),
    ...(purpose !== undefined && { purpose }),
    ...(monthlyUsers !== undefined && { monthlyUsers }),
    ...(monthlyUsersAtRelease !== undefined && { monthlyUsersAtRelease }),
    ...(annualRevenue !== undefined && { annualRevenue }),
    ...(monthlyRevenue !== undefined && { monthlyRevenue }),
    ...(country !== undefined && { country }),
    ...(multimodal !== undefined && { multimodal }),
    ...(modelAsAService !== undefined && { modelAsAService }),
    fields,
  };
  return { profile, problems: problems.toSorted((a, b) => a.line - b.line) };
}

const COUNT = "a whole number such as 12000, or 1.2 million";
const MONEY = "an amount such as 5 million USD";

/** Shorter names for keys. */
const OTHER_KEYS: Readonly<Record<string, Key>> = {
  users: "monthly-users",
  monthlyactiveusers: "monthly-users",
  mau: "monthly-users",
  revenue: "annual-revenue",
  company: "organization",
};

/** `monthly-users`, `monthly_users` and `monthlyUsers` are one key. */
function keyOf(written: string): Key | undefined {
  const bare = (key: string): string => key.toLowerCase().replace(/[-_ ]/g, "");
  return KEYS.find((key) => bare(key) === bare(written)) ?? OTHER_KEYS[bare(written)];
}

/** Words of a purpose, the narrower before the wider: "non-commercial" holds "commercial". */
const PURPOSE_WORDS: readonly (readonly [RegExp, Purpose])[] = [
  [/\bnon-?[ _]?commercial/i, "non-commercial"],
  [/\b(?:commercial|business)\b/i, "commercial"],
  [/\b(?:research|academic|education)/i, "research"],
  [/\b(?:personal|private|hobby)\b/i, "personal"],
];

function purposeOf(value: YamlValue): Purpose | undefined {
  const text = textOf(value) ?? "";
  return PURPOSE_WORDS.find(([words]) => words.test(text))?.[1];
}

function unknownKey({ key, line }: YamlEntry): ProfileProblem {
  const [near] = nearestIds(
    KEYS.map((id) => ({ id, tags: [] })),
    key,
  );
  const hint = near === undefined ? `known are ${KEYS.join(", ")}` : `did you mean "${near}"?`;
  return { line, message: `Unknown key "${key}": ${hint}` };
}

function isNull(value: YamlValue): boolean {
  return value.kind === "scalar" && value.value === null;
}

function textOf(value: YamlValue): string | undefined {
  return value.kind === "scalar" && value.value !== null ? String(value.value) : undefined;
}

function flagOf(value: YamlValue): boolean | undefined {
  return value.kind === "scalar" && typeof value.value === "boolean" ? value.value : undefined;
}

function wordsOf(value: YamlValue): readonly string[] | undefined {
  const words = (value.kind === "list" ? value.items : [value]).map(textOf);
  const all = words.filter((word) => word !== undefined && word.trim() !== "");
  return all.length === words.length ? all.map((word) => (word ?? "").trim()) : undefined;
}

const SCALES: Readonly<Record<string, number>> = {
  "": 1,
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  million: 1e6,
  bn: 1e9,
  billion: 1e9,
};

function countOf(value: YamlValue): number | undefined {
  const written = /^([\d_,]{1,20}(?:\.\d{1,6})?) ?([a-z]{0,8})$/i.exec(
    (textOf(value) ?? "").trim(),
  );
  return written === null ? undefined : scaled(written[1], written[2]);
}

function scaled(digits = "", scale = ""): number | undefined {
  const times = SCALES[scale.toLowerCase()];
  const number = Number(digits.replace(/[_,]/g, ""));
  return times === undefined || digits === "" || !Number.isFinite(number)
    ? undefined
    : number * times;
}

/** `5 million USD`, `USD 5,000,000`, `$5M`; a bare number is US dollars, in which nearly all documents count. */
function moneyOf(value: YamlValue): Money | undefined {
  const text = (textOf(value) ?? "").trim();
  const bare = countOf(value);
  if (bare !== undefined) return { amount: bare, currency: "USD" };
  const written =
    /^([A-Z]{3}|US ?\$|[$\u20ac\u00a3]) ?([\d_,]{1,20}(?:\.\d{1,6})?) ?([a-z]{0,8})$/i.exec(text) ??
    undefined;
  if (written !== undefined) return money(written[2], written[3], written[1]);
  const behind =
    /^([\d_,]{1,20}(?:\.\d{1,6})?) ?(k|m|bn|thousand|million|billion|) ?([A-Z]{3})$/i.exec(text);
  return behind === null ? undefined : money(behind[1], behind[2], behind[3]);
}

const SIGNS: Readonly<Record<string, string>> = {
  $: "USD",
  "\u20ac": "EUR",
  "\u00a3": "GBP",
  RMB: "CNY",
};

function money(digits = "", scale = "", sign = ""): Money | undefined {
  const amount = scaled(digits, scale);
  const code = sign.toUpperCase().replace(/^US ?\$$/, "USD");
  return amount === undefined ? undefined : { amount, currency: SIGNS[code] ?? code };
}
