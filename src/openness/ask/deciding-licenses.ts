import type { AppliedLicense, Part } from "../../inventory/inventory.ts";
import { isNameless } from "../../inventory/statements/nameless-license.ts";
import type { TextFile } from "../../release/read-text.ts";
import type { Question } from "./question.ts";
import type { AskedLicense } from "./license-reasons.ts";
import type { TermsTexts } from "./terms-texts.ts";
import type { UseReason } from "./use.ts";

/** Parts whose terms decide: who uses a model uses its weights and the code beside them. */
export const DECIDING: readonly Part[] = ["weights", "code"];

/** The licenses that decide, and the models that stand under others. */
export interface DecidingLicenses {
  readonly licenses: readonly AskedLicense[];
  /** One condition for each model of the release that another license governs. */
  readonly others: readonly UseReason[];
}

/**
 * Each license of the deciding parts once. Policies grant nothing and are read as clauses. Beside a license whose text was read, a
 * name that names nothing is that license. Where a license governs all, one that is said of a single model is for those who ask for it.
 */
export function decidingLicenses(question: Question, texts: TermsTexts): DecidingLicenses {
  const all = grouped(question);
  const isRead = all.some(({ applied }) => applied.match !== "named" && applied.from === undefined);
  const named = all.filter(({ applied }) => !(isRead && isNameless(applied)));
  const isGeneral =
    question.inventory.subject === undefined &&
    named.some(({ applied, on }) => applied.subject === undefined && on.includes("weights"));
  const isOther = ({ applied }: Grouped): boolean => isGeneral && applied.subject !== undefined;
  return {
    licenses: named
      .filter((each) => !isOther(each))
      .map(({ applied, on }) => ({
        applied,
        on,
        facts: question.licenseFacts(applied.id),
        text: textOf(applied, texts),
      })),
    others: named.filter(isOther).map(conditionOf),
  };
}

interface Grouped {
  readonly applied: AppliedLicense;
  readonly on: readonly Part[];
}

function grouped({ inventory, licenseFacts }: Question): readonly Grouped[] {
  const byId = new Map<string, { applied: AppliedLicense; on: Part[] }>();
  for (const part of DECIDING) {
    for (const applied of inventory.licenses[part]) {
      if (licenseFacts(applied.id)?.kind === "policy") continue;
      const known = byId.get(applied.id);
      if (known === undefined) byId.set(applied.id, { applied, on: [part] });
      else known.on.push(part);
    }
  }
  return [...byId.values()];
}

function conditionOf({ applied, on }: Grouped): UseReason {
  const { subject = "", id } = applied;
  const says = `For ${subject}, ask with --subject: it stands under ${id}`;
  return {
    answer: "yes-if",
    because: says,
    license: id,
    on,
    duty: { kind: "limit", says },
    evidence: applied.evidence.slice(0, 1),
  };
}

/** The file that holds its text; a card that names a license is none. */
function textOf(applied: AppliedLicense, texts: TermsTexts): AskedLicense["text"] {
  if (applied.match === "named") return undefined;
  const files = applied.evidence.map((place) => texts.at(place));
  return files.find((text) => text !== undefined && isLicenseFile(text.file, applied));
}

function isLicenseFile({ path }: TextFile, { evidence }: AppliedLicense): boolean {
  return !isCard(path) || evidence.every(({ file }) => file === path);
}

/** Whether a file is by its name a model card, which speaks of terms among other things. */
export function isCard(path: string): boolean {
  return /(?:^|\/)(?:readme|model_?card)[^/]*$/i.test(path);
}
