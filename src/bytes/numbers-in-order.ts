/** Numbers in an order; the same ones where they are in it, as they mostly are, because to sort half a million takes a while. */
export function numbersInOrder(
  numbers: Uint32Array,
  compare: (a: number, b: number) => number,
): Uint32Array {
  const isInOrder = numbers.every(
    (number, at) => at === 0 || compare(numbers[at - 1] ?? 0, number) <= 0,
  );
  return isInOrder ? numbers : numbers.toSorted(compare);
}
