const BYTE_UNITS = ["B", "kB", "MB", "GB", "TB", "PB"] as const;
const COUNT_UNITS = ["", "K", "M", "B", "T"] as const;

/** Bytes for people, in decimal units with at most one digit after the point: `1.2 GB`. */
export function formatBytes(bytes: number): string {
  return scale(bytes, BYTE_UNITS, " ");
}

/** A number of parameters as the field writes it: `7.2B`. */
export function formatCount(count: number): string {
  return scale(count, COUNT_UNITS, "");
}

function scale(amount: number, units: readonly string[], space: string): string {
  let rest = amount;
  let unit = 0;
  while (rest >= 999.95 && unit < units.length - 1) {
    rest /= 1000;
    unit += 1;
  }
  const digits = unit === 0 ? String(rest) : rest.toFixed(1).replace(/\.0$/, "");
  return `${digits}${space}${units[unit] ?? ""}`;
}
