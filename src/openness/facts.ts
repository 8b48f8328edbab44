import type { Component, ComponentType } from "../inventory/component.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { LicenseFacts } from "../licenses/license.ts";

/**
 * What definitions are judged by: the inventory of a release, and what the catalog knows of the licenses it names.
 * The catalog is a function handed in, so that judging stays pure.
 */
export interface Facts extends Inventory {
  /** Undefined for a license that the catalog does not hold. */
  readonly licenseFacts: (id: string) => LicenseFacts | undefined;
}

/** The component of a type; one that the inventory does not list is unknown, not absent. */
export function componentOf(facts: Facts, type: ComponentType): Component {
  return (
    facts.components.find((component) => component.type === type) ?? {
      type,
      status: "unknown",
      detail: "not looked for",
      evidence: [],
    }
  );
}
