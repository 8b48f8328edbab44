/** A run of bytes of a whole. */
export interface ContentRange {
  readonly start: number;
  /** One after the last byte. */
  readonly end: number;
  /** Length of the whole, where the server says it. */
  readonly total?: number;
}

/** Reads a `Content-Range` field in bytes (RFC 9110, 14.4); undefined for anything else. */
export function parseContentRange(field: string | undefined): ContentRange | undefined {
  const match = /^\s*bytes\s+(\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)\s*$/i.exec(field ?? "");
  if (!match) return undefined;
  const [start, last] = [Number(match[1]), Number(match[2])];
  if (last < start) return undefined;
  return { start, end: last + 1, ...(match[3] !== "*" && { total: Number(match[3]) }) };
}
