/** Spreads node numbers and hashes over the table (Knuth's multiplicative hashing). */
const KNUTH = 0x9e3779b1;

/** Edges of a trie over hashes of words; node 0 is the root. */
export interface Edges {
  /** Node behind an edge, or -1. */
  child(node: number, hash: number): number;
  /** Nodes behind the edges of all spellings; missing edges lead to one new node. */
  sharedChild(nodes: readonly number[], hashes: readonly number[]): readonly number[];
}

/** Edges of all nodes in one open-addressed table. */
export function createEdges(): Edges {
  let size = 1 << 14;
  let used = 0;
  let nodeCount = 1;
  let owners = new Int32Array(size).fill(-1);
  let words = new Uint32Array(size);
  let children = new Int32Array(size);
  const slotOf = (node: number, hash: number): number => {
    let slot = (Math.imul(hash ^ Math.imul(node, KNUTH), KNUTH) >>> 12) & (size - 1);
    while (owners[slot] !== -1 && (owners[slot] !== node || words[slot] !== hash))
      slot = (slot + 1) & (size - 1);
    return slot;
  };
  const put = (node: number, hash: number, child: number): void => {
    const slot = slotOf(node, hash);
    owners[slot] = node;
    words[slot] = hash;
    children[slot] = child;
  };
  const grow = (): void => {
    const [oldOwners, oldWords, oldChildren] = [owners, words, children];
    size *= 2;
    owners = new Int32Array(size).fill(-1);
    words = new Uint32Array(size);
    children = new Int32Array(size);
    oldOwners.forEach((node, at) => {
      if (node >= 0) put(node, oldWords[at] ?? 0, oldChildren[at] ?? 0);
    });
  };
  const child = (node: number, hash: number): number => {
    const slot = slotOf(node, hash);
    return owners[slot] === -1 ? -1 : (children[slot] ?? -1);
  };
  return {
    child,
    sharedChild(nodes, hashes) {
      const reached = new Set<number>();
      let fresh = -1;
      for (const node of nodes) {
        for (const hash of hashes) {
          const known = child(node, hash);
          if (known >= 0) {
            reached.add(known);
            continue;
          }
          if (fresh < 0) fresh = nodeCount++;
          reached.add(fresh);
          used += 1;
          if (used * 2 > size) grow();
          put(node, hash, fresh);
        }
      }
      return [...reached];
    },
  };
}
