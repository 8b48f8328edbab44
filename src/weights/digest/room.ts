import type { Kernels } from "./kernels.ts";
import { LEAF_BYTES, sha256Text } from "./merkle.ts";
import { kernelsOver, makeSharedMemory, type SharedMemory } from "./shared-memory.ts";
import { BEFORE_LEAF, SLOT_BYTES } from "./slot.ts";

/** Room for the bytes of one leaf, behind the prefix that is hashed with them (RFC 6962, 2.1). */
export class LeafRoom {
  /** Where the bytes begin in the memory. */
  readonly offset: number;
  readonly bytes: Uint8Array;
  readonly #hashed: Uint8Array;

  constructor(memory: SharedArrayBuffer, offset: number, length: number = LEAF_BYTES) {
    this.offset = offset;
    this.#hashed = new Uint8Array(memory, offset - 1, 1 + length);
    this.#hashed[0] = 0;
    this.bytes = this.#hashed.subarray(1);
  }

  /** Digest of the leaf that is the first `length` bytes, as `sha256Text` gives it. */
  digest(length: number): string {
    return sha256Text(this.#hashed.subarray(0, 1 + length));
  }
}

/** Where one thread puts leaves to digest them: their bytes as stored, and widened. Used again for each leaf. */
export interface Room {
  readonly kernels: Kernels;
  readonly stored: LeafRoom;
  readonly value: LeafRoom;
}

const LEAF_ROOM_BYTES = BEFORE_LEAF + LEAF_BYTES;
const ROOM_BYTES = 2 * LEAF_ROOM_BYTES;

/** Memory with a room for each of some threads and, behind them, slots for all. */
export function makeMemory(threads: number, slots: number): SharedMemory {
  return makeSharedMemory(threads * ROOM_BYTES + slots * SLOT_BYTES);
}

/** The room of one thread, counted from 0. */
export function roomIn(memory: SharedMemory, thread: number): Room {
  const kernels = kernelsOver(memory);
  const start = thread * ROOM_BYTES + BEFORE_LEAF;
  return {
    kernels,
    stored: new LeafRoom(kernels.memory, start),
    value: new LeafRoom(kernels.memory, start + LEAF_ROOM_BYTES),
  };
}

/** First bytes of the slots in such a memory. */
export function slotPlaces(threads: number, slots: number): readonly number[] {
  return Array.from({ length: slots }, (_, at) => threads * ROOM_BYTES + at * SLOT_BYTES);
}

/** Room for one thread, with one slot behind it. */
export function makeRoom(): Room {
  return roomIn(makeMemory(1, 1), 0);
}

let idle: Room | undefined;

/** Lends room for some work; one is kept for the next, because many files have a few bytes of tensors each. */
export async function withRoom<T>(work: (room: Room) => Promise<T>): Promise<T> {
  const room = idle ?? makeRoom();
  idle = undefined;
  try {
    return await work(room);
  } finally {
    idle = room;
  }
}
