import type { FindingKind } from "./finding-kind.ts";

/** The name of a branch where an address on a code host or hub has a revision; a commit or a tag stays. */
const ON_BRANCH =
  /^https?:\/\/[^/]+\/[^?#]{1,300}?\/(?:blob|raw|resolve|tree|src\/branch|-\/blob)\/(?:refs\/heads\/)?((?:main|master|develop|dev|trunk|head|latest)(?=\/))/i;

export const licensePointerMoves: FindingKind = {
  id: "license-pointer-moves",
  severity: "low",
  because: "A branch moves: the text at that address may be another one tomorrow.",
  remedy: "Ship the license text with the weights, or link to it at a commit.",
  find({ observations }) {
    const seen = new Set<string>();
    return observations.statements.flatMap(
      ({ pointer, ids, name, match, termsKnown, evidence }) => {
        const branch = pointer === undefined ? undefined : ON_BRANCH.exec(pointer)?.[1];
        // A text that lies in the release is the one that was read; a public license has one text wherever it stands.
        const isSure = match !== "named" || (termsKnown && !ids[0]?.startsWith("LicenseRef-"));
        if (pointer === undefined || branch === undefined || isSure || seen.has(pointer)) return [];
        seen.add(pointer);
        return [
          {
            message: `The license "${name}" is linked to at the branch "${branch}": ${pointer}`,
            evidence: evidence.slice(0, 1),
          },
        ];
      },
    );
  },
};
