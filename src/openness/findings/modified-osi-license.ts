import type { FindingKind, Sight } from "./finding-kind.ts";

const CALLS_ITSELF_MODIFIED =
  /\bmodified[- ](?:mit|apache|bsd|gpl|mpl|isc)\b|\b(?:mit|apache|bsd|gpl|mpl)[\w .-]{0,12}\bmodified\b/i;

export const modifiedOsiLicense: FindingKind = {
  id: "modified-osi-license",
  severity: "high",
  because:
    "An open source text with a changed or added sentence is another license, and tools that match loosely miss it.",
  remedy: "Publish the addition as terms of their own, or use the text unchanged.",
  find({ inventory, observations, licenseFacts }) {
    const sights: Sight[] = [];
    for (const file of observations.licenseFiles) {
      const text = file.texts[0];
      if (!text) continue;
      const clause = observations.clausesByFile.get(file.path)?.[0];
      const difference = text.differences.find(({ isMinor }) => !isMinor);
      const added = difference?.text
        ? [{ file: file.path, line: difference.line, text: difference.text }]
        : [];
      if (text.match === "modified" && licenseFacts(text.id)?.isOsiApproved) {
        sights.push({
          message: `${file.path} is ${text.id} with changed words`,
          evidence: [text.evidence, ...added],
        });
      } else if (CALLS_ITSELF_MODIFIED.test(`${file.title.text} ${licenseFacts(text.id)?.name}`)) {
        const evidence = [file.title, ...(clause?.evidence ?? [])];
        sights.push({
          message: `${file.path} is ${text.id}: an open source text with a condition added`,
          evidence,
        });
      }
    }
    if (sights.length > 0) return sights;
    const named = Object.values(inventory.licenses)
      .flat()
      .find((license) => CALLS_ITSELF_MODIFIED.test(license.name));
    return named
      ? [
          {
            message: `"${named.name}" is not the license it modifies`,
            evidence: named.evidence.slice(0, 2),
          },
        ]
      : [];
  },
};
