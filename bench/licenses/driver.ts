import { type ChildProcessByStdio, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";

import { type Answer, parseAnswer } from "./answers.ts";

interface Waiting {
  readonly answers: Answer[];
  readonly wanted: number;
  readonly resolve: (answers: readonly Answer[]) => void;
  readonly reject: (error: Error) => void;
}

/** Enough of a tool's complaints to see what went wrong. */
const MAX_COMPLAINT_CHARACTERS = 2000;

/** A tool that stays loaded and answers for one file after the other: a line with a path in, a line of JSON out. */
export class Driver {
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  #waiting: Waiting | undefined;
  #complaint = "";

  constructor(command: readonly string[], env: Readonly<Record<string, string>> = {}) {
    const [program = "", ...args] = command;
    this.#child = spawn(program, args, {
      env: { ...process.env, ...env },
      stdio: ["pipe", "pipe", "pipe"],
    });
    createInterface({ input: this.#child.stdout }).on("line", (line) => this.#take(line));
    this.#child.stderr.setEncoding("utf8").on("data", (text: string) => {
      this.#complaint = `${this.#complaint}${text}`.slice(-MAX_COMPLAINT_CHARACTERS);
    });
    this.#child.on("error", (error) => this.#fail(error.message));
    this.#child.on("close", (code) => this.#fail(`exit code ${code}`));
    // What a dead tool did not read is reported by `close`.
    this.#child.stdin.on("error", () => {});
  }

  /** Answers for all files given, in their order. Rejects when the tool dies or takes longer than `limitMs`. */
  async ask(paths: readonly string[], limitMs: number): Promise<readonly Answer[]> {
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise<readonly Answer[]>((resolve, reject) => {
        this.#waiting = { answers: [], wanted: paths.length, resolve, reject };
        timer = setTimeout(() => this.#giveUp(limitMs), limitMs);
        this.#child.stdin.write(paths.map((path) => `${path}\n`).join(""));
      });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Peak resident memory so far; undefined where the system does not tell. */
  peakMebibytes(): number | undefined {
    try {
      const status = readFileSync(`/proc/${this.#child.pid}/status`, "utf8");
      return Number(/^VmHWM:\s+(\d+)/mu.exec(status)?.[1]) / 1024;
    } catch {
      return undefined;
    }
  }

  close(): void {
    this.#child.kill("SIGKILL");
  }

  #take(line: string): void {
    const waiting = this.#waiting;
    if (!waiting) return;
    const answer = parseAnswer(line);
    if (!answer) {
      this.#fail(`answered "${line.slice(0, 200)}"`);
      return;
    }
    waiting.answers.push(answer);
    if (waiting.answers.length < waiting.wanted) return;
    this.#waiting = undefined;
    waiting.resolve(waiting.answers);
  }

  #giveUp(limitMs: number): void {
    this.#fail(`no answer in ${limitMs / 1000} s`);
    this.close();
  }

  #fail(what: string): void {
    this.#waiting?.reject(new Error(`${what}; ${this.#complaint.trim() || "it said nothing"}`));
    this.#waiting = undefined;
  }
}
