import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import type { LicenseKind } from "../../src/licenses/license.ts";
import type { AddedLicense } from "./added.ts";
import { EXCEPTION_NAMES } from "./exceptions.ts";
import { spdxFamily } from "./families.ts";

/** One license of the catalog before it is compiled. */
export interface SourceLicense {
  readonly id: string;
  readonly name: string;
  readonly kind: LicenseKind;
  readonly family: string;
  readonly osi: boolean;
  /** Hub tags and `license_name` slugs, lower case. */
  readonly tags: readonly string[];
  /** Undefined for ids that only a list names. */
  readonly text?: string;
  /** True when its name is words that mean no license by themselves. */
  readonly isPlainWords?: boolean;
  /** Where the text comes from, as package and key or repository and path; without a text, who lists the id. */
  readonly origin: string;
}

const spdxEntries = z.record(
  z.string(),
  z.object({ name: z.string(), osiApproved: z.boolean(), licenseText: z.string() }),
);

const modelEntries = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    family: z.string(),
    type: z.enum(["license", "policy", "terms", "data-license"]),
    file: z.string(),
    source: z.string(),
    hf: z.array(z.string()),
  }),
);

/** Version of the package that the SPDX texts come from; the lock file pins the same. */
const SPDX_ORIGIN = "npm:spdx-license-list@6.12.0";

/** Texts of the SPDX list, by id. */
export function readSpdxLicenses(repository: URL): readonly SourceLicense[] {
  const file = new URL("node_modules/spdx-license-list/spdx-full.json", repository);
  const entries = spdxEntries.parse(JSON.parse(readFileSync(file, "utf8")));
  return Object.entries(entries).map(([id, entry]) => ({
    id,
    // Some names are broken over lines in the list.
    name: entry.name.replace(/\s+/g, " "),
    kind: "license",
    family: spdxFamily(id),
    osi: entry.osiApproved,
    tags: [],
    text: entry.licenseText,
    origin: `${SPDX_ORIGIN}#${id}`,
  }));
}

/** Texts of model licenses, terms and policies that SPDX does not have, from the shared collection. */
export function readModelLicenses(shared: URL): readonly SourceLicense[] {
  const file = new URL("licenses/ai-licenses.json", shared);
  const table = modelEntries.parse(JSON.parse(readFileSync(file, "utf8")));
  return table.map((entry) => ({
    id: entry.id,
    name: entry.name.replace(/licence/g, "license"),
    kind: entry.type === "data-license" ? "license" : entry.type,
    family: entry.family,
    osi: false,
    tags: entry.hf,
    text: readFileSync(new URL(`licenses/${entry.file}`, shared), "utf8"),
    origin: entry.source,
  }));
}

/** SPDX exceptions: names only. */
export function readExceptions(): readonly SourceLicense[] {
  return Object.entries(EXCEPTION_NAMES).map(([id, name]) => ({
    id,
    name,
    kind: "exception",
    family: spdxFamily(id),
    osi: false,
    tags: [],
    origin: "SPDX license list 3.29.0",
  }));
}

/** Licenses of our own list; the text of each, where one is known, lies in `texts` under its id. */
export function readAddedLicenses(
  added: readonly AddedLicense[],
  texts: URL,
): readonly SourceLicense[] {
  return added.map((license) => {
    const file = new URL(`${license.id}.txt`, texts);
    return {
      kind: "license",
      family: spdxFamily(license.id),
      osi: false,
      tags: [],
      ...license,
      ...(existsSync(file) && { text: readFileSync(file, "utf8") }),
    };
  });
}
