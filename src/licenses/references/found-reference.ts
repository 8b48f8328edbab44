import type { LicenseReference } from "../license.ts";

/** A reference and whether its words name a family of licenses without saying which. */
export interface FoundReference extends LicenseReference {
  readonly isBare?: boolean;
  /** The words point to the text of a license that other words put something under. */
  readonly isPointer?: boolean;
  /** The words name a version and say nothing of later ones. */
  readonly isLoose?: boolean;
  /** The words open a notice of their own: "you can redistribute it under the terms of". */
  readonly isOpening?: boolean;
}
