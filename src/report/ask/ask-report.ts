import type { Inventory } from "../../inventory/inventory.ts";
import type { ReleaseAnswer } from "../../openness/ask/ask-release.ts";
import type { Profile } from "../../openness/ask/profile.ts";

/** What the documents of a release say of each use, for a profile. */
export interface AskReport extends ReleaseAnswer {
  readonly schemaVersion: "1";
  readonly release: Inventory["release"];
  /** The one model asked about, where a release holds several. */
  readonly subject?: string;
  readonly profile: Profile;
  /** What was not seen, and why. */
  readonly unread: Inventory["unread"];
}
