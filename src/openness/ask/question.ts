import type { Inventory } from "../../inventory/inventory.ts";
import type { LicenseFacts } from "../../licenses/license.ts";
import type { TextFile } from "../../release/read-text.ts";
import type { Profile } from "./profile.ts";

/** What is asked with. */
export interface Question {
  readonly inventory: Inventory;
  /** Texts of the release, by path. */
  readonly texts: ReadonlyMap<string, TextFile>;
  /** Texts of base models, by the model's name and by path. */
  readonly ancestorTexts: ReadonlyMap<string, ReadonlyMap<string, TextFile>>;
  readonly licenseFacts: (id: string) => LicenseFacts | undefined;
  readonly profile: Profile;
}
