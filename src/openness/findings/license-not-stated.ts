import type { FindingKind } from "./finding-kind.ts";

export const licenseNotStated: FindingKind = {
  id: "license-not-stated",
  severity: "high",
  because: "Without a license nothing is granted; silence is neither open nor closed.",
  remedy: "Add a LICENSE file, and say in the README what it covers.",
  find({ inventory, observations }) {
    const stated = Object.values(inventory.licenses).flat().length > 0;
    if (stated || observations.licenseFiles.some((file) => file.kind !== "notice")) return [];
    const first = observations.documents[0];
    const evidence = first?.prose.sentences[0]?.evidence;
    return [
      {
        message: "No license was found for any part in what was read",
        evidence: evidence ? [evidence] : [],
      },
    ];
  },
};
