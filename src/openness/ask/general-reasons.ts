import { unreadAncestorsInShort } from "../../inventory/lineage/unread-ancestors.ts";
import type { Part } from "../../inventory/inventory.ts";
import { duty } from "./effect.ts";
import type { Question } from "./question.ts";
import type { UseReason } from "./use.ts";

/** What no single license says: nothing is granted by silence, the terms of a base model bind too, and a gate has to be passed. */
export function generalReasons({ inventory }: Question): readonly UseReason[] {
  const { licenses, components, access } = inventory;
  const isAbsent = components.find(({ type }) => type === "weights.final")?.status === "absent";
  const subject: Part = isAbsent && licenses.code.length > 0 ? "code" : "weights";
  const silent: readonly UseReason[] = licenses[subject].some(({ from }) => from === undefined)
    ? []
    : [
        {
          answer: "unclear",
          because: `no license was found for the ${subject}`,
          on: [subject],
          evidence: [],
        },
      ];
  const inherited = unreadAncestorsInShort(inventory).map(
    ({ called, why, evidence }): UseReason => ({
      answer: "unclear",
      because: `it was made from ${called}, whose terms are not known: ${why}`,
      on: ["weights"],
      evidence,
    }),
  );
  const gate = duty("approval", "Ask for access to the weights, as the release says");
  const gated: readonly UseReason[] =
    access.gate === "approval" ? [{ ...gate, on: ["weights"], evidence: access.evidence }] : [];
  return [...silent, ...inherited, ...gated];
}
