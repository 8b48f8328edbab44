import type { Money, Profile } from "./profile.ts";
import type { Threshold } from "./threshold.ts";

/** How a profile stands to a threshold, and why. */
export interface Standing {
  readonly side: "reached" | "below" | "unknown";
  readonly because: string;
}

/** Compares a profile with a threshold, and says so with both numbers. `isAtRelease`: the document counts users at the release. */
export function standingTo(threshold: Threshold, profile: Profile, isAtRelease: boolean): Standing {
  return threshold.measure === "users"
    ? usersStanding(threshold, profile, isAtRelease)
    : revenueStanding(threshold, profile);
}

function usersStanding(threshold: Threshold, profile: Profile, isAtRelease: boolean): Standing {
  const counted = isAtRelease ? profile.monthlyUsersAtRelease : undefined;
  const users = counted ?? profile.monthlyUsers;
  const limit = `${words(threshold)} users`;
  if (users === undefined) return unknown(`the profile names no monthly users, and ${limit} count`);
  if (threshold.period === "year") {
    return unknown(`${limit} in a year count, and the profile names users of a month`);
  }
  const when =
    isAtRelease && counted === undefined ? ", which the document counts at the release" : "";
  return compare(users, threshold, `${number(users)} monthly users`, limit + when);
}

function revenueStanding(threshold: Threshold, profile: Profile): Standing {
  const limit = `${words(threshold)} ${threshold.currency ?? ""} of revenue in a ${threshold.period}`;
  const { annualRevenue, monthlyRevenue } = profile;
  const same = threshold.period === "year" ? annualRevenue : monthlyRevenue;
  const other = threshold.period === "year" ? monthlyRevenue : annualRevenue;
  if (same === undefined && other === undefined) {
    return unknown(`the profile names no revenue, and ${limit} counts`);
  }
  const used = same ?? other;
  if (used === undefined || used.currency !== threshold.currency) {
    return unknown(`${limit} counts, and the profile names its revenue in another currency`);
  }
  const mine = `${money(used)} of revenue in a ${periodName(same, threshold)}`;
  if (same !== undefined) return compare(used.amount, threshold, mine, limit);
  // What a month brings, the year brings too.
  const isSure = isReached(used.amount, threshold) === (threshold.period === "year");
  return isSure
    ? compare(used.amount, threshold, mine, limit)
    : unknown(`${limit} counts, and the profile names ${mine}`);
}

function periodName(same: Money | undefined, { period }: Threshold): string {
  if (same !== undefined) return period;
  return period === "year" ? "month" : "year";
}

function compare(value: number, threshold: Threshold, mine: string, limit: string): Standing {
  const reached = isReached(value, threshold);
  const is = reached ? "is" : "is not";
  return { side: reached ? "reached" : "below", because: `${mine} ${is} ${limit}` };
}

function isReached(value: number, { amount, comparison }: Threshold): boolean {
  return comparison === "over" ? value > amount : value >= amount;
}

function unknown(because: string): Standing {
  return { side: "unknown", because };
}

function words({ amount, comparison }: Threshold): string {
  return comparison === "over" ? `more than ${number(amount)}` : `${number(amount)} or more`;
}

function money({ amount, currency }: Money): string {
  return `${number(amount)} ${currency}`;
}

function number(amount: number): string {
  return new Intl.NumberFormat("en-US").format(amount);
}
