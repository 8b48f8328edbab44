import type { AppliedLicense } from "../../inventory/inventory.ts";
import type { FindingKind, Sight } from "./finding-kind.ts";

const PARTS = ["weights", "code", "data", "docs"] as const;

export const licenseConflict: FindingKind = {
  id: "license-conflict",
  severity: "medium",
  because:
    "Where two places name different licenses for one part, the stricter one may be the true one.",
  remedy: "Name one license per part, the same in every place.",
  find({ inventory }) {
    return PARTS.flatMap((part): Sight[] => {
      const rivals = inventory.licenses[part].filter(
        (license) => license.scope !== "inherited" && license.subject === undefined,
      );
      const [first, second] = rivals;
      if (!first || !second) return [];
      const names = rivals.map((license) => license.id).join(", ");
      const evidence = rivals.flatMap((license: AppliedLicense) => license.evidence.slice(0, 1));
      return [{ message: `Different licenses are named for the ${part}: ${names}`, evidence }];
    });
  },
};
