import { isSharedMemory, type SharedMemory } from "./shared-memory.ts";

/** What a thread is given when it starts. */
export interface ThreadSeat {
  /** Of all threads, as `makeMemory` gives it. */
  readonly memory: SharedMemory;
  /** Which of the threads it is, counted from 0. */
  readonly thread: number;
}

/** Whether what a thread was given is a seat. */
export function isThreadSeat(value: unknown): value is ThreadSeat {
  return (
    typeof value === "object" &&
    value !== null &&
    "thread" in value &&
    typeof value.thread === "number" &&
    "memory" in value &&
    isSharedMemory(value.memory)
  );
}
