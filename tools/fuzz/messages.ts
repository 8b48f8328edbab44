import { z } from "zod";

/** The inputs that one process checks. */
export interface Task {
  readonly run: number;
  readonly from: number;
  /** The number behind the last. */
  readonly to: number;
  /** File to which the number of an input is written before it is checked, so that one which never ends is known. */
  readonly progress: string;
}

/** What went wrong with one input. */
export interface Failure {
  readonly input: number;
  readonly kind: "crash" | "slow" | "memory";
  /** The same for inputs that crash at the same place. */
  readonly place: string;
  readonly detail: string;
}

/** What the inputs of one reader cost. */
export interface Cost {
  readonly inputs: number;
  /** Processor time in all. */
  readonly microseconds: number;
}

/** What a process tells when it has checked its inputs, or stops early because its memory has grown too large. */
export interface Result {
  /** The number behind the last input that was checked. */
  readonly next: number;
  readonly failures: readonly Failure[];
  /** Inputs by the format they were taken for. */
  readonly formats: Readonly<Record<string, number>>;
  /** What inputs cost, by the reader whose seed was changed. */
  readonly costs: Readonly<Record<string, Cost>>;
}

export const task: z.ZodType<Task> = z.object({
  run: z.number(),
  from: z.number(),
  to: z.number(),
  progress: z.string(),
});

const failure = z.object({
  input: z.number(),
  kind: z.enum(["crash", "slow", "memory"]),
  place: z.string(),
  detail: z.string(),
});

export const result: z.ZodType<Result> = z.object({
  next: z.number(),
  failures: z.array(failure),
  formats: z.record(z.string(), z.number()),
  costs: z.record(z.string(), z.object({ inputs: z.number(), microseconds: z.number() })),
});
