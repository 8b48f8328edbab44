import type { Component, ComponentType } from "../inventory/component.ts";
import type { AppliedLicense, Inventory, Lineage, Part } from "../inventory/inventory.ts";
import type { AuditReport, ReportedLicense, ReportedLineage } from "./audit-report.ts";

/** Licenses that govern each part, as the report has them. */
export function reportedLicenses({ licenses }: Inventory): AuditReport["licenses"] {
  const reported = (part: Part): readonly ReportedLicense[] => licenses[part].map(reportedLicense);
  return {
    code: reported("code"),
    weights: reported("weights"),
    data: reported("data"),
    docs: reported("docs"),
  };
}

/** A license as the report has it: the contract knows no texts that differ slightly. */
export function reportedLicense(license: AppliedLicense): ReportedLicense {
  const { match } = license;
  return { ...license, match: match === "slightly-modified" ? "modified" : match };
}

/** The line of base models, with their licenses as the report has them. */
export function reportedLineage({ target, ancestors, circles }: Lineage): ReportedLineage {
  return {
    ...(target !== undefined && { target }),
    ancestors: ancestors.map((ancestor) => ({
      ...ancestor,
      licenses: ancestor.licenses.map(reportedLicense),
    })),
    circles,
  };
}

/** Ids of the licenses that govern a component; inherited ones bind the weights that were made from them, so they are named too. */
export function licensesOf(component: Component, { licenses }: Inventory): readonly string[] {
  if (component.status === "absent" || component.status === "unknown") return [];
  const part = partOf(component.type);
  return part === undefined ? [] : licenses[part].map((license) => license.id);
}

const PART_OF_PREFIX: Readonly<Record<string, Part>> = {
  weights: "weights",
  code: "code",
  data: "data",
  doc: "docs",
};

function partOf(type: ComponentType): Part | undefined {
  return PART_OF_PREFIX[type.split(".")[0] ?? ""];
}
