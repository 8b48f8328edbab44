/** Whether a target is an address on the web. */
export function isWebTarget(target: string): boolean {
  return /^https?:\/\//i.test(target);
}
