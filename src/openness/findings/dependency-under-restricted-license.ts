import { ownerOf } from "../../inventory/pointers/pointer.ts";
import type { FindingKind, Sight } from "./finding-kind.ts";

const NEEDED =
  /\b(?:tokeni[sz]er|vae|autoencoder|text encoder|vision (?:encoder|tower)|backbone|base (?:model|weights)|encoder weights|vocoder)s?\b/i;
const FETCH = /\b(?:download|obtain|get|fetch|request|need|require[sd]?)\b/i;

export const dependencyUnderRestrictedLicense: FindingKind = {
  id: "dependency-under-restricted-license",
  severity: "medium",
  because: "A part that must be fetched elsewhere brings its own terms, and perhaps a gate.",
  remedy:
    "Ship a part under the release's own terms, or name the license of the one that is needed.",
  find({ observations, licenseFacts, inventory }) {
    return observations.pointers.flatMap((pointer): Sight[] => {
      const { text } = pointer.sentence;
      const isForeign = !observations.publishers.has(ownerOf(pointer));
      const isSource = pointer.kind === "repository" || pointer.kind === "hub-model";
      if (!isSource || !isForeign || !NEEDED.test(text) || !FETCH.test(text)) return [];
      const named = inventory.licenses.weights.find((license) => license.scope === "inherited");
      const facts = named ? licenseFacts(named.id) : undefined;
      if (facts?.isOsiApproved) return [];
      return [
        {
          message: `A part must be fetched from ${pointer.target}, under terms that are not stated here`,
          evidence: [pointer.evidence],
        },
      ];
    });
  },
};
