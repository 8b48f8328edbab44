import type { FindingKind } from "./finding-kind.ts";

export const frontMatterInvalid: FindingKind = {
  id: "front-matter-invalid",
  severity: "low",
  because:
    "Hubs read license and base model from here; a block that does not parse may be read differently by each.",
  remedy: "Mend the YAML between the two lines of dashes.",
  find({ observations }) {
    return observations.documents.flatMap(({ file, frontMatter }) =>
      frontMatter?.problem === undefined
        ? []
        : [
            {
              message: `The front matter of ${file.path} is not sound: ${frontMatter.problem}`,
              evidence: [frontMatter.evidence],
            },
          ],
    );
  },
};
