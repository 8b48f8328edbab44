import type { FindingKind, Sight } from "./finding-kind.ts";
import { isFree, weightsLicense } from "./free-license.ts";

const CALLS_ITSELF_OPEN = /\bopen[- ]?source\b/i;
const OPEN_SOURCE_LICENSE = /\bopen[- ]?source[- ]licen[sc]e/i;

export const nameVsLicense: FindingKind = {
  id: "name-vs-license",
  severity: "medium",
  because: "The name says one license, the text is another; the text is what binds.",
  remedy: "Call the license by the title of its text.",
  find(facts) {
    return [...misnamed(facts), ...openInNameOnly(facts), ...spokenOfAsOpen(facts)];
  },
};

/** A sentence names one license and points to a file that holds another. */
const misnamed: FindingKind["find"] = ({ observations, licenseFacts }) =>
  observations.statements.flatMap((statement): Sight[] => {
    const file = observations.licenseFiles.find(
      (each) => each.path === statement.pointer?.replace(/^\.\//, ""),
    );
    if (file?.kind !== "license" || statement.match !== "named") return [];
    const said = statement.evidence.slice(0, 1);
    const [held] = file.texts;
    if (held) {
      if (statement.ids.includes(held.id)) return [];
      const message = `"${statement.name}" points to ${file.path}, which is ${held.id}`;
      return [{ message, evidence: [...said, held.evidence] }];
    }
    if (statement.source === "named-file" || !statement.ids.some(licenseFacts)) return [];
    const message = `"${statement.name}" points to ${file.path}, which holds another text`;
    return [{ message, evidence: [...said, file.title] }];
  });

/** A license called "open source" whose text is not. */
const openInNameOnly: FindingKind["find"] = (facts) =>
  facts.observations.statements.flatMap((statement): Sight[] => {
    const id = statement.ids[0];
    if (id === undefined || !CALLS_ITSELF_OPEN.test(statement.name)) return [];
    const license = facts.inventory.licenses.weights.find((each) => each.id === id);
    if (!license || isFree(license, facts)) return [];
    return [
      {
        message: `"${statement.name}" is ${id}, which is not an open source license`,
        evidence: statement.evidence,
      },
    ];
  });

/** "Follow the open source license", where the weights have one of their own. */
const spokenOfAsOpen: FindingKind["find"] = (facts) => {
  const license = weightsLicense(facts);
  if (!license || isFree(license, facts)) return [];
  const claim = facts.observations.claims.find(
    (each) =>
      each.predicate === "open-license" &&
      OPEN_SOURCE_LICENSE.test(each.sentence.text) &&
      !/\bcode\b/i.test(each.sentence.text),
  );
  if (!claim) return [];
  const message = `A text speaks of the "open source license"; the weights are under ${license.id}`;
  return [{ message, evidence: [claim.evidence, ...license.evidence.slice(0, 1)] }];
};
