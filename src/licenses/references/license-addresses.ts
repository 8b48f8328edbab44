import type { TagLookup } from "./tags.ts";

/** An address of a license text in a sentence. */
export interface LicenseAddress {
  readonly ids: readonly string[];
  readonly start: number;
  readonly end: number;
}

const ADDRESS = /https?:\/\/[^\s)\]}>"'<|]+/g;

/** Addresses that name a license by its id or by kind and version; `$1` and `$2` become the tag. */
const PATTERNS: readonly (readonly [pattern: RegExp, tag: string])[] = [
  [
    /(?:opensource\.org|spdx\.org|choosealicense\.com)\/licen[sc]es?\/([\w.+-]+?)(?:\.(?:html|php|txt|json))?\/?$/i,
    "$1",
  ],
  [/creativecommons\.org\/licenses\/([a-z-]+)\/(\d\.\d)/i, "cc-$1-$2"],
  [/creativecommons\.org\/publicdomain\/zero\/(\d\.\d)/i, "cc0-$1"],
  [/apache\.org\/licenses\/license-(\d\.\d)/i, "apache-$1"],
  [/gnu\.org\/(?:licenses|copyleft)\/(?:old-licenses\/)?((?:a|l)?gpl-\d\.\d)/i, "$1"],
  [/mozilla\.org\/(?:en-us\/)?mpl\/(\d\.\d)/i, "mpl-$1"],
  [/eclipse\.org\/legal\/epl-(?:v)?(\d)-?\.?(\d)?/i, "epl-$1.0"],
  [/boost\.org\/license_1_0/i, "bsl-1.0"],
  [/unlicense\.org/i, "unlicense"],
  [/(?:scripts\.sil\.org\/ofl|openfontlicense\.org)/i, "ofl-1.1"],
  [/ai\.google\.dev\/gemma\/terms/i, "gemma"],
  [/mistral\.ai\/licenses\/(mrl|mnpl)/i, "$1"],
  [/llama\.com\/llama(\d)_(\d)\/license/i, "llama$1.$2"],
  [/llama\.com\/llama(\d)\/license/i, "llama$1"],
  [/nvidia\.com\/.*\/(nvidia-open-model-(?:license|agreement))/i, "$1"],
  [/img\.shields\.io\/badge\/licen[sc]e-([\w.%+]+(?:--[\w.%+]+)*)-/i, "$1"],
];

/** Addresses of license texts and license badges in a sentence, in order of place. */
export function findLicenseAddresses(
  sentence: string,
  idsForTag: TagLookup,
): readonly LicenseAddress[] {
  return [...sentence.matchAll(ADDRESS)].flatMap((match) => {
    const ids = idsOfAddress(match[0].replace(/[.,;:]+$/, ""), idsForTag);
    if (ids.length === 0) return [];
    return [
      { ids, start: match.index, end: match.index + match[0].replace(/[.,;:]+$/, "").length },
    ];
  });
}

function idsOfAddress(address: string, idsForTag: TagLookup): readonly string[] {
  for (const [pattern, tag] of PATTERNS) {
    const match = pattern.exec(address);
    if (!match) continue;
    const name = tag.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "");
    const plain = name
      .replaceAll("--", "-")
      .replaceAll("_", " ")
      .replace(/-license$/i, "");
    const ids = [name, plain].map(idsForTag).find((found) => found.length > 0);
    if (ids) return ids;
  }
  return [];
}
