import { sizeClaims, type SizeClaim } from "../../inventory/claims/size-claims.ts";
import type { DescribedModel } from "../../inventory/loading/loading.ts";
import { formatCount } from "../../inventory/sightings/quantity.ts";
import type { FindingKind } from "./finding-kind.ts";

/** Sizes are given with and without embeddings, and rounded in anyone's favor. */
const TOLERANCE = 0.15;
/** Claims quoted. */
const SHOWN = 3;

export const claimedSize: FindingKind = {
  id: "claimed-size",
  severity: "medium",
  because:
    "The number that a model is known by is not the number of its weights; memory, cost and every comparison rest on it.",
  remedy: "Give the number of parameters that the tensors hold, and say which of them are active.",
  find({ inventory, observations }) {
    // With several models, or a part of one, a card may speak of what is not here.
    const { models } = inventory.loading;
    const [model] = models;
    if (models.length !== 1 || model?.parameters === undefined) return [];
    // An adapter is spoken of by the size of the model that it changes.
    if (/(?:^|\/)adapter/i.test(model.file)) return [];
    const [card] = observations.documents;
    const claims = card === undefined ? [] : sizeClaims(card);
    if (claims.length === 0 || claims.some((claim) => fits(claim, model))) return [];
    const said = [...new Set(claims.map(({ parameters }) => formatCount(parameters)))].join(", ");
    const active =
      model.activeParameters === undefined ? "" : `, ${formatCount(model.activeParameters)} active`;
    return [
      {
        message: `The card gives ${said} parameters; the tensors hold ${formatCount(model.parameters)}${active}`,
        evidence: [...claims.slice(0, SHOWN).map(({ evidence }) => evidence), { file: model.file }],
      },
    ];
  },
};

function fits({ parameters, precision }: SizeClaim, model: DescribedModel): boolean {
  return [model.parameters, model.activeParameters].some(
    (real) =>
      real !== undefined && Math.abs(parameters - real) <= Math.max(precision, TOLERANCE * real),
  );
}
