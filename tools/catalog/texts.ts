import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { z } from "zod";

/** One license whose text the catalog is built from. */
export interface SourceLicense {
  readonly id: string;
  readonly name: string;
  readonly kind: "license" | "policy" | "terms";
  readonly family: string;
  readonly osi: boolean;
  readonly tags: readonly string[];
  readonly text: string;
  readonly sha256: string;
  /** Where the text comes from, as package and key or repository and path. */
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
    name: entry.name,
    kind: "license",
    family: spdxFamily(id),
    osi: entry.osiApproved,
    tags: [],
    text: entry.licenseText,
    sha256: sha256(entry.licenseText),
    origin: `${SPDX_ORIGIN}#${id}`,
  }));
}

/** Texts of model licenses, terms and policies that SPDX does not have, from the shared collection. */
export function readModelLicenses(shared: URL): readonly SourceLicense[] {
  const file = new URL("licenses/ai-licenses.json", shared);
  const table = modelEntries.parse(JSON.parse(readFileSync(file, "utf8")));
  return table.map((entry) => {
    const text = readFileSync(new URL(`licenses/${entry.file}`, shared), "utf8");
    return {
      id: entry.id,
      name: entry.name.replace(/licence/g, "license"),
      kind: entry.type === "data-license" ? "license" : entry.type,
      family: entry.family,
      osi: false,
      tags: entry.hf,
      text,
      sha256: sha256(text),
      origin: entry.source,
    };
  });
}

/** `GPL-2.0-or-later` belongs to `gpl`, `CC-BY-NC-4.0` to `cc-by-nc`. */
function spdxFamily(id: string): string {
  return id
    .toLowerCase()
    .replace(/-(?:only|or-later|no-copyleft-exception|with-.*)$/, "")
    .replace(/-v?\d+(?:\.\d+)*[a-z]?$/, "");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
