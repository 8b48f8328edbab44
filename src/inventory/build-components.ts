import { COMPONENT_TYPES, type Component, type ComponentType, type Sighting } from "./component.ts";
import type { TrainingData } from "./summary/training-data.ts";

/** Places kept per component; the detail says how many more there are. */
const MAX_EVIDENCE = 6;

/** One component per type: what files show beats what texts say, and absence needs a complete listing. */
export function buildComponents(
  sightings: readonly Sighting[],
  listing: "complete" | "partial",
  data: TrainingData,
  isCardRead: boolean,
): readonly Component[] {
  return COMPONENT_TYPES.map((type) => {
    const seen = sightings.filter((sighting) => sighting.component === type);
    if (seen.length === 0) return unseen(type, listing, data, isCardRead);
    const present = seen.filter((sighting) => sighting.status === "present");
    const told = present.length > 0 ? present : seen;
    return {
      type,
      status: present.length > 0 ? "present" : "claimed-only",
      detail: summarize(told),
      evidence: told.slice(0, MAX_EVIDENCE).map((sighting) => sighting.evidence),
    };
  });
}

/** Components that a text alone can point at: without the card, nobody can say that they are absent. */
const SPOKEN_OF: ReadonlySet<ComponentType> = new Set<ComponentType>([
  "weights.final",
  "weights.intermediate",
  "optimizer",
  "code.train",
  "data.train",
  "doc.report",
  "doc.paper",
  "logs",
]);

/** A mix that is only described is not the data; the description is still worth showing. */
function unseen(
  type: ComponentType,
  listing: "complete" | "partial",
  data: TrainingData,
  isCardRead: boolean,
): Component {
  const mayBeSpokenOf = !isCardRead && SPOKEN_OF.has(type);
  const status = listing === "complete" && !mayBeSpokenOf ? "absent" : "unknown";
  if (type === "data.train" && data.summary === "described-only") {
    return { type, status, detail: "described-only", evidence: data.evidence };
  }
  const detail =
    listing === "partial"
      ? "not seen, and the listing is partial"
      : mayBeSpokenOf
        ? "no file shows it, and the README was not read"
        : "no file shows it";
  return { type, status, detail, evidence: [] };
}

function summarize(seen: readonly Sighting[]): string {
  const details = [...new Set(seen.map((sighting) => sighting.detail).filter(Boolean))];
  const shown = details.slice(0, 2).join("; ");
  const more = details.length - 2;
  return more > 0 ? `${shown}; and ${more} more` : shown;
}
