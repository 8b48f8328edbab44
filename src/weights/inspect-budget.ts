import type { UnpackBudget } from "../bytes/unpack-budget.ts";

/** Archives in archives that are opened: more than any tool writes, few enough that a quine ends. */
export const MAX_DEPTH = 5;

/** Bytes that may come out of compressed streams of one file: a checkpoint of 4 GB, no bomb. */
const MAX_UNPACKED_BYTES = 4e9;

/**
 * Members looked into over all archives of one file: so many, and one more for so many bytes. A member and its entry have
 * more than a hundred bytes; packed archives in archives have fewer, and a megabyte of them would take minutes.
 */
const MIN_MEMBERS = 5000;
const BYTES_PER_MEMBER = 128;
const MAX_MEMBERS = 200_000;

/** Bytes of members that are looked into whatever the length of the file, and what the shortest member counts for. */
const MIN_INSIDE_BYTES = 256 * 1024;
const MIN_MEMBER_BYTES = 256;

/** What may still be spent; shared by all parts of one file. */
export interface InspectBudget {
  /** Bytes that may come out of compressed streams. */
  readonly unpack: UnpackBudget;
  /** Members of archives that may be looked into. */
  membersLeft: number;
  /** Bytes of members that may be looked into: only members that overlap have more than their archives. */
  insideBytesLeft: number;
}

/** What may be spent on a file of so many bytes. */
export function newBudget(byteLength: number): InspectBudget {
  const members = MIN_MEMBERS + Math.floor(byteLength / BYTES_PER_MEMBER);
  const budget: InspectBudget = {
    unpack: { bytesLeft: MAX_UNPACKED_BYTES },
    membersLeft: Math.min(MAX_MEMBERS, members),
    insideBytesLeft: MIN_INSIDE_BYTES,
  };
  grantUnpacked(budget, byteLength);
  return budget;
}

/** Bytes that came out of a stream may hold members again, at all depths. */
export function grantUnpacked(budget: InspectBudget, byteLength: number): void {
  budget.insideBytesLeft += MAX_DEPTH * Math.max(byteLength, MIN_MEMBER_BYTES);
}

/** Takes a member off the budget; why it is not looked into where there is no room for it. */
export function spendMember(budget: InspectBudget, byteLength: number): string | undefined {
  if (budget.membersLeft <= 0) return "more members than are looked into";
  if (budget.insideBytesLeft <= 0) return "members that overlap hold more than the archive";
  budget.membersLeft -= 1;
  budget.insideBytesLeft -= Math.max(byteLength, MIN_MEMBER_BYTES);
  return undefined;
}
