/** Why somebody wants a release. */
export const PURPOSES = ["commercial", "non-commercial", "research", "personal"] as const;

export type Purpose = (typeof PURPOSES)[number];

/** An amount of money. */
export interface Money {
  readonly amount: number;
  /** ISO 4217, such as `USD`. */
  readonly currency: string;
}

/** Who asks, and what for. What is missing is unknown, and leaves open what depends on it. */
export interface Profile {
  readonly organization?: string;
  readonly purpose?: Purpose;
  /** Monthly active users of all products, today. */
  readonly monthlyUsers?: number;
  /** The same in the month before the release came out, for documents that count then. */
  readonly monthlyUsersAtRelease?: number;
  readonly annualRevenue?: Money;
  readonly monthlyRevenue?: Money;
  /** ISO 3166-1 alpha-2, upper case. */
  readonly country?: string;
  /** Whether models of the release that take more than text are among those that are used. */
  readonly multimodal?: boolean;
  /** Whether others are given access to the model as such, rather than to a product that has it inside. */
  readonly modelAsAService?: boolean;
  /** Fields that the release is meant for, such as `military` or `medical`: looked for in use policies. */
  readonly fields: readonly string[];
}
