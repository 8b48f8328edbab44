import { unreadAncestors } from "../../inventory/lineage/unread-ancestors.ts";
import type { FindingKind } from "./finding-kind.ts";

export const baseModelTermsUnread: FindingKind = {
  id: "base-model-terms-unread",
  severity: "medium",
  because:
    "Terms of the model that this was made from may bind its users too; they stand in another release.",
  remedy: "State the license of each base model beside its name, and ship its text.",
  find({ inventory }) {
    return unreadAncestors(inventory).map(({ called, why, evidence }) => ({
      message: `Made from ${called}, whose terms are not known: ${why}`,
      evidence,
    }));
  },
};
