import type {
  AppliedClause,
  AppliedLicense,
  Part,
  TrainingCompute,
} from "../../inventory/inventory.ts";
import { LICENSE_LISTS } from "../definition.ts";
import { type Facts, isListedAs } from "../facts.ts";
import { termsKnown } from "../terms.ts";
import type { ListValue, RecordValue, Unknown, Value } from "./values.ts";

/** The facts of a release as an expression sees them; what is unknown is no value. Computed once per release. */
export function factValues(facts: Facts): Readonly<Record<string, Value>> {
  const known = cache.get(facts);
  if (known !== undefined) return known;
  const { release, components, baseModels, claims, access, loading, training, summary, judged } =
    facts;
  const unseen = release.listing === "complete" ? undefined : "the listing is partial";
  const values: Readonly<Record<string, Value>> = {
    release: record({
      name: release.name,
      source: release.source,
      revision: release.revision ?? null,
      listing: release.listing,
    }),
    components: record(
      Object.fromEntries(
        components.map(({ type, status, detail, evidence }) => [
          type,
          { fields: { status: wordOf(status, `${type} is unknown`), detail }, evidence },
        ]),
      ),
    ),
    weights: partValue("weights", facts),
    code: partValue("code", facts),
    data: partValue("data", facts),
    docs: partValue("docs", facts),
    base_models: list(
      baseModels.map(({ name, relation, evidence }) => ({
        fields: { name, relation: relation ?? { unknown: `how ${name} was used is not said` } },
        evidence,
      })),
      unseen,
    ),
    ancestors: ancestorsValue(facts),
    claims: list(
      claims.map(({ subject, predicate, verdict, evidence }) => ({
        fields: { subject, predicate, verdict },
        evidence,
      })),
      unseen,
    ),
    access: {
      fields: { gate: wordOf(access.gate, "the gate was not seen") },
      evidence: access.evidence,
    },
    summary: record({
      trainingCode: wordOf(summary.trainingCode, "the training code is unknown"),
      trainingData: wordOf(summary.trainingData, "the training data is unknown"),
      weights: wordOf(summary.weights, "the weights are unknown"),
    }),
    loading: record({
      exec: seen(loading.exec, "what loading the weights does was not seen"),
      integrity: seen(loading.integrity, "whether the weights follow their format was not seen"),
    }),
    training: record({
      compute: list(
        training.compute.map((each) => computeValue(each)),
        training.compute.length > 0 ? undefined : "the compute of the training is not stated",
      ),
    }),
    output: {
      fields: { kind: wordOf(training.output.kind, "what the model makes is not stated") },
      evidence: training.output.evidence,
    },
    ladder:
      judged === undefined
        ? UNJUDGED
        : record({ step: judged.ladder.step, name: judged.ladder.name }),
    findings:
      judged === undefined
        ? UNJUDGED
        : list(
            judged.findings.map(({ id, severity, message, evidence }) => ({
              fields: { id, severity, message },
              evidence,
            })),
            unseen,
          ),
  };
  cache.set(facts, values);
  return values;
}

/** The models up the line; where it was not followed, all that is known is that there are some. */
function ancestorsValue({ baseModels, lineage }: Facts): ListValue {
  if (lineage === undefined) {
    return list([], baseModels.length === 0 ? undefined : "the line of base models was not read");
  }
  return list(
    lineage.ancestors.map(({ name, steps, licenses, unread }) => ({
      fields: {
        name,
        steps: steps.length,
        licenses: list(
          licenses.map(({ id }) => id),
          unread,
        ),
        unread: unread ?? null,
      },
      evidence: steps.at(-1)?.evidence ?? [],
    })),
    undefined,
  );
}

const cache = new WeakMap<Facts, Readonly<Record<string, Value>>>();

const UNJUDGED: Unknown = { unknown: "the release was not judged yet" };

/** A word that says "unknown" is no word to compare with. */
function wordOf(word: string, unknown: string): Value {
  return word === "unknown" ? { unknown } : word;
}

function seen(word: string, unknown: string): Value {
  return word === "unseen" ? { unknown } : wordOf(word, unknown);
}

function record(fields: Readonly<Record<string, Value>>): RecordValue {
  return { fields, evidence: [] };
}

function list(items: readonly Value[], missing: string | undefined): ListValue {
  return missing === undefined ? { items } : { items, missing };
}

/** Licenses and clauses of a part; more may bind it as long as its terms are not all known. */
function partValue(part: Part, facts: Facts): RecordValue {
  const terms = termsKnown(part, facts);
  const missing = terms.result === "met" ? undefined : terms.because;
  const clauses = facts.clauses.filter(({ on }) => on.includes(part));
  return record({
    licenses: list(
      facts.licenses[part].map((license) => licenseValue(license, facts)),
      missing,
    ),
    clauses: list(
      clauses.map((clause) => clauseValue(clause)),
      missing,
    ),
  });
}

function licenseValue(
  { id, name, match, scope, evidence }: AppliedLicense,
  facts: Facts,
): RecordValue {
  const catalog = facts.licenseFacts(id);
  const notHeld: Unknown = { unknown: `${id} is not in the catalog` };
  return {
    fields: {
      id,
      name,
      match,
      scope,
      kind: catalog?.kind ?? notHeld,
      listed_as:
        catalog === undefined
          ? notHeld
          : {
              items: LICENSE_LISTS.filter(
                (each) => match !== "modified" && isListedAs(catalog, each),
              ),
            },
    },
    evidence,
  };
}

function computeValue({ basis, atLeast, atMost, evidence }: TrainingCompute): RecordValue {
  const unbounded: Unknown = { unknown: "what was trained before is not in the stated compute" };
  return { fields: { basis, at_least: atLeast, at_most: atMost ?? unbounded }, evidence };
}

function clauseValue({ kind, license, section, certainty, evidence }: AppliedClause): RecordValue {
  return { fields: { kind, license, section: section ?? null, certainty }, evidence };
}
