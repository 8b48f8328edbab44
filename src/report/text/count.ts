let format: Intl.NumberFormat | undefined;

/** A number with its thousands apart: `1,234`. */
export function separated(number: number): string {
  if (number < 1000) return `${number}`;
  return (format ??= new Intl.NumberFormat("en-US")).format(number);
}

/** `1 word`, `1,234 words`. */
export function count(number: number, noun: string): string {
  return `${separated(number)} ${noun}${number === 1 ? "" : "s"}`;
}
