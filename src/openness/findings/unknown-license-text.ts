import type { FindingKind } from "./finding-kind.ts";

export const unknownLicenseText: FindingKind = {
  id: "unknown-license-text",
  severity: "medium",
  because:
    "A text that no catalog holds must be read by a person; what we found in it are possible clauses, not all.",
  remedy: "Use a known license, or send the text to the catalog.",
  find({ observations }) {
    return observations.licenseFiles
      .filter(
        ({ kind, texts, named }) => kind === "license" && texts.length === 0 && named.length === 0,
      )
      .map((file) => {
        const clauses = observations.clausesByFile.get(file.path)?.length ?? 0;
        const found =
          clauses === 1 ? "1 possible clause was found" : `${clauses} possible clauses were found`;
        if (file.title.text === undefined) {
          return { message: `${file.path} is there and holds no words`, evidence: [file.title] };
        }
        return {
          message: `${file.path} is not a license we know; ${found} by wording`,
          evidence: [file.title],
        };
      });
  },
};
