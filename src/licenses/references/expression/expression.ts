/** A license in an expression, with `+` and with what follows `WITH`. */
export interface LicenseTerm {
  readonly kind: "license";
  /** Catalog id; `LicenseRef-...` or the word as written where the catalog does not hold it. */
  readonly id: string;
  /** `+`, for licenses that have no `-or-later` id of their own. */
  readonly orLater: boolean;
  /** Id of an SPDX exception, an `AdditionRef-...`, or the words as written where neither is known. */
  readonly exception?: string;
  /** False where the catalog holds neither the id nor what stands for it, or does not know the exception. */
  readonly isKnown: boolean;
  /** Other catalog ids that the words can mean, most likely first: editions that a family's name leaves open. */
  readonly others: readonly string[];
}

/** An SPDX license expression (SPDX 3.0.1, annex "SPDX license expressions"; 2.3, annex D) as a tree. */
export type Expression =
  | LicenseTerm
  | { readonly kind: "and" | "or"; readonly parts: readonly Expression[] };

/** A license that the catalog knows, by its id or as `X WITH Y`. */
export function knownLicense(id: string): LicenseTerm {
  const [license = id, exception] = id.split(" WITH ");
  return {
    kind: "license",
    id: license,
    orLater: false,
    isKnown: true,
    others: [],
    ...(exception !== undefined && { exception }),
  };
}

/** Joins parts by one operator; nested parts with the same operator are taken out, equal ones are kept once. */
export function join(kind: "and" | "or", parts: readonly Expression[]): Expression | undefined {
  if (parts.length <= 1) return parts[0];
  const flat = parts.flatMap((part) => (part.kind === kind ? part.parts : [part]));
  const unique = new Map(flat.map((part) => [printExpression(part), part]));
  const [first, ...rest] = unique.values();
  return rest.length === 0 ? first : { kind, parts: [...unique.values()] };
}

/** The expression in SPDX notation, with no more parentheses than it needs: AND binds tighter than OR. */
export function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case "license":
      return idOf(expression);
    case "or":
      return expression.parts.map(printExpression).join(" OR ");
    case "and":
      return expression.parts
        .map((part) => (part.kind === "or" ? `(${printExpression(part)})` : printExpression(part)))
        .join(" AND ");
  }
}

function idOf({ id, orLater, exception }: LicenseTerm): string {
  const license = orLater ? `${id}+` : id;
  return exception === undefined ? license : `${license} WITH ${exception}`;
}

/** All licenses of an expression, in order. */
export function termsOf(expression: Expression): readonly LicenseTerm[] {
  return expression.kind === "license" ? [expression] : expression.parts.flatMap(termsOf);
}

/** Ids of the licenses that the catalog knows, in order, once each; `X WITH Y` is one entry, `+` is left out. */
export function idsOf(expression: Expression): readonly string[] {
  const known = termsOf(expression).filter(({ isKnown }) => isKnown);
  return [...new Set(known.map((term) => idOf({ ...term, orLater: false })))];
}
