import { CLAUSE_RULES } from "../../licenses/clauses/index.ts";
import type { Definition, Rule } from "../definition.ts";
import { DEFINITIONS } from "../definitions/index.ts";
import { FINDING_KINDS } from "../findings/index.ts";
import { describeTest, type Requirement } from "./describe-condition.ts";

/** What one id means: what `assay explain` prints and the pages of `docs/` show. */
export interface Explanation {
  readonly id: string;
  readonly kind: "definition" | "rule" | "clause" | "finding";
  /** One sentence: the question it asks, or what it is. */
  readonly title: string;
  /** More sentences, each with the word that stands before it. */
  readonly notes: readonly { readonly label: string; readonly text: string }[];
  /** Of a rule: what satisfies it. */
  readonly satisfiedBy?: Requirement;
  /** Ids that belong to it: the rules of a definition, the rules that ask for a clause. */
  readonly related: readonly string[];
}

/** Everything that has an id: definitions, their rules, kinds of clauses and of findings. A rule that several share is there once. */
export function explanations(): readonly Explanation[] {
  return [
    ...DEFINITIONS.map((definition) => explainDefinition(definition)),
    ...distinctRules().map(({ rule, owners }) => explainRule(rule, owners)),
    ...CLAUSE_RULES.map(({ kind, asks, because }): Explanation => ({
      id: kind,
      kind: "clause",
      title: asks,
      notes: [{ label: "Why it matters", text: because }],
      related: rulesAbout(kind),
    })),
    ...FINDING_KINDS.map(({ id, severity, because, remedy }): Explanation => ({
      id,
      kind: "finding",
      title: because,
      notes: [
        { label: "Severity", text: `${severity}, unless a case says otherwise` },
        { label: "Remedy", text: remedy },
      ],
      related: [],
    })),
  ];
}

function explainDefinition({
  id,
  version,
  title,
  source,
  date,
  note,
  says,
  rules,
}: Definition): Explanation {
  const place = source.url === undefined ? source.title : `${source.title}, ${source.url}`;
  return {
    id,
    kind: "definition",
    title: `${title} (version ${version})`,
    notes: [
      { label: "Source", text: `${place} (${date})` },
      ...(note === undefined ? [] : [{ label: "Note", text: note }]),
      ...(says === undefined
        ? []
        : [
            {
              label: "Its words",
              text: `met is "${says.met}", fails "${says.fails}", undecided "${says.undecided}"${
                says.outside === undefined ? "" : `; where it does not apply, "${says.outside}"`
              }`,
            },
          ]),
    ],
    related: rules.map((rule) => rule.id),
  };
}

interface OwnedRule {
  readonly rule: Rule;
  /** Ids of the definitions that ask it. */
  readonly owners: readonly string[];
}

/** Each rule once, with all definitions that hold the same one; a rule that another definition changed is another. */
function distinctRules(): readonly OwnedRule[] {
  const all = DEFINITIONS.flatMap(({ id, rules }) => rules.map((rule) => ({ rule, owner: id })));
  const byWords = Map.groupBy(all, ({ rule }) => JSON.stringify(rule));
  return [...byWords.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ rule: first.rule, owners: group.map(({ owner }) => owner) }];
  });
}

function explainRule(rule: Rule, owners: readonly string[]): Explanation {
  return {
    id: rule.id,
    kind: "rule",
    title: rule.asks,
    notes: [
      { label: "Why", text: rule.because },
      ...(rule.cites === undefined ? [] : [{ label: "In the source", text: rule.cites }]),
      { label: "What a publisher can do", text: rule.remedy },
      { label: "Who decides", text: DECIDES[rule.decide] },
      ...(rule.decide === "auto" ? [] : [{ label: "The question for a person", text: rule.human }]),
    ],
    satisfiedBy: describeTest(rule.test),
    related: owners,
  };
}

const DECIDES: Readonly<Record<Rule["decide"], string>> = {
  auto: "the program; its answer stands",
  partly: "the program, and a person should confirm it",
  human: "a person; the program can only find what speaks against it",
};

/** Rules that name a word anywhere in their test. */
function rulesAbout(word: string): readonly string[] {
  return [
    ...new Set(
      DEFINITIONS.flatMap(({ rules }) =>
        rules.filter(({ test }) => JSON.stringify(test).includes(`"${word}"`)).map(({ id }) => id),
      ),
    ),
  ];
}
