import type { Component, ComponentType } from "../inventory/component.ts";
import type { Inventory } from "../inventory/inventory.ts";
import type { LicenseFacts } from "../licenses/license.ts";
import type { LicenseList } from "./definition.ts";
import type { Finding } from "./finding.ts";
import type { LadderStep } from "./verdict.ts";

/**
 * What definitions are judged by: the inventory of a release, and what the catalog knows of the licenses it names.
 * The catalog is a function handed in, so that judging stays pure.
 */
export interface Facts extends Inventory {
  /** Undefined for a license that the catalog does not hold. */
  readonly licenseFacts: (id: string) => LicenseFacts | undefined;
  /** What was judged before; policies ask for it, definitions do not. */
  readonly judged?: { readonly ladder: LadderStep; readonly findings: readonly Finding[] };
}

/** Whether a license is on a list of open ones. */
export function isListedAs(license: LicenseFacts, list: LicenseList): boolean {
  switch (list) {
    case "osi":
      return license.isOsiApproved;
    case "fsf":
      return license.isFsfLibre;
    case "dfsg":
      return license.isDfsgFree === true;
    case "open-data":
      return license.isOpenData;
  }
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
