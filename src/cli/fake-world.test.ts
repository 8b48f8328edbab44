import { readFileSync } from "node:fs";
import type { AuditReport } from "../report/audit-report.ts";
import type {
  Ask,
  Audit,
  Inspect,
  Lineage,
  Lock,
  MakeRecord,
  PlanAudit,
  Sign,
  Stream,
  Verify,
  World,
} from "./world.ts";

/** A world that remembers what was written, and audits to a golden report. */
export interface FakeWorld extends World {
  readonly written: { out: string; err: string };
}

/** What a test may want otherwise. */
export interface FakeWorldOptions {
  readonly audit?: Audit;
  readonly inspect?: Inspect;
  readonly ask?: Ask;
  readonly lineage?: Lineage;
  readonly planAudit?: PlanAudit;
  readonly record?: MakeRecord;
  readonly lock?: Lock;
  readonly verify?: Verify;
  readonly sign?: Sign;
  readonly env?: World["env"];
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly now?: () => number;
  readonly signal?: AbortSignal;
  readonly stdin?: string;
}

/** A report of `fixtures/reports`. */
export function goldenReport(name: string): AuditReport {
  const url = new URL(`../../fixtures/reports/${name}.json`, import.meta.url);
  return JSON.parse(readFileSync(url, "utf8")) as AuditReport;
}

/** A world to run one command line in. */
export function fakeWorld(options: FakeWorldOptions = {}): FakeWorld {
  const { isTTY = false, columns, env = {}, now = () => 0 } = options;
  const written = { out: "", err: "" };
  const stream = (name: keyof typeof written): Stream => ({
    isTTY,
    ...(columns !== undefined && { columns }),
    write(text, done) {
      written[name] += text;
      done?.();
    },
  });
  return {
    written,
    stdout: stream("out"),
    stderr: stream("err"),
    stdin: (async function* () {
      yield await Promise.resolve(Buffer.from(options.stdin ?? ""));
    })(),
    env,
    home: "/nowhere",
    now,
    today: () => "2026-11-23",
    keepHeapSmall: () => undefined,
    signal: options.signal ?? new AbortController().signal,
    audit: options.audit ?? (() => Promise.resolve(goldenReport("open-washed"))),
    ask: options.ask ?? (() => Promise.reject(new TypeError("No question is expected"))),
    planAudit: options.planAudit ?? (() => Promise.reject(new TypeError("No plan is expected"))),
    record: options.record ?? (() => Promise.reject(new TypeError("No record is expected"))),
    lock: options.lock ?? (() => Promise.reject(new TypeError("No lock is expected"))),
    lineage: options.lineage ?? (() => Promise.reject(new TypeError("No lineage is expected"))),
    inspect: options.inspect ?? (() => Promise.reject(new TypeError("No inspection is expected"))),
    verify: options.verify ?? (() => Promise.reject(new TypeError("No verification is expected"))),
    sign: options.sign ?? (() => Promise.reject(new TypeError("No signing is expected"))),
  };
}
