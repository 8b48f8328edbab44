import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** A scanner, and what it means by its words. */
export interface Scanner {
  readonly name: string;
  /** Words of which each means that the scanner warns of loading the file. */
  readonly warns: readonly string[];
  /** Further words by which it refuses a benign file. */
  readonly refuses: readonly string[];
}

/** A program that answers by the protocol of `bench/licenses/README.md`, and the scanners that its words can be read as. */
export interface Peer {
  readonly driver: readonly string[];
  /** Command that prints the version; a peer is there when it succeeds. */
  readonly version: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly scanners: readonly Scanner[];
}

/** Assay and its peers, as `setup.sh` installs them into the folder. */
export function listPeers(folder: string): readonly Peer[] {
  const repository = fileURLToPath(new URL("../../", import.meta.url));
  return [
    {
      driver: [process.execPath, here("assay.ts")],
      version: ["git", "-C", repository, "describe", "--always", "--dirty"],
      env: {},
      scanners: [{ name: "Assay", warns: ["code"], refuses: ["unknown", "malformed"] }],
    },
    python(folder, "picklescan", [
      { name: "picklescan", warns: ["issue"], refuses: [] },
      { name: "picklescan --strict", warns: ["issue", "strict"], refuses: [] },
    ]),
    python(folder, "fickling", [{ name: "fickling", warns: ["issue"], refuses: [] }]),
    python(folder, "modelscan", [{ name: "modelscan", warns: ["issue"], refuses: [] }]),
    python(folder, "modelaudit", [
      { name: "modelaudit", warns: ["warning", "critical"], refuses: [] },
      { name: "modelaudit, critical only", warns: ["critical"], refuses: [] },
    ]),
  ];
}

function python(folder: string, name: string, scanners: readonly Scanner[]): Peer {
  const command = [join(folder, name, "bin", "python"), here(`ask_${name}.py`)];
  return {
    driver: command,
    version: [...command, "--version"],
    // One of them tells its makers about each run unless asked not to.
    env: { PROMPTFOO_DISABLE_TELEMETRY: "1", PYTHONDONTWRITEBYTECODE: "1" },
    scanners,
  };
}

function here(name: string): string {
  return fileURLToPath(new URL(`peers/${name}`, import.meta.url));
}
