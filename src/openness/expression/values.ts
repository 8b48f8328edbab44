import type { Evidence } from "../../inventory/evidence.ts";

/** What an expression computes with. */
export type Value = string | number | boolean | null | ListValue | RecordValue | Unknown;

/** A list; `missing` says what may be in it beyond its items, where not all was seen. */
export interface ListValue {
  readonly items: readonly Value[];
  readonly missing?: string;
}

/** Something with named fields, and where it was seen. */
export interface RecordValue {
  readonly fields: Readonly<Record<string, Value>>;
  readonly evidence: readonly Evidence[];
}

/** A value that was not seen; what it would be is not known. */
export interface Unknown {
  /** What was not seen, as a reason. */
  readonly unknown: string;
}

/** Whether a value is a list. */
export function isList(value: Value): value is ListValue {
  return typeof value === "object" && value !== null && "items" in value;
}

/** Whether a value has fields. */
export function isRecord(value: Value): value is RecordValue {
  return typeof value === "object" && value !== null && "fields" in value;
}

/** Whether a value was not seen. */
export function isUnknown(value: Value): value is Unknown {
  return typeof value === "object" && value !== null && "unknown" in value;
}
