import type { Sighting } from "../component.ts";
import type { ReleaseView } from "../release-view.ts";

/** Recognizes one group of components by the files of a release. */
export interface Sighter {
  /** Kebab-case, the name of its file. */
  readonly id: string;
  /** Everything it sees, in the order of the files; a long series comes as its first members. */
  readonly sight: (view: ReleaseView) => Iterable<Sighting>;
}
