import { number, percent, table } from "../licenses/tables.ts";
import type { WeightsCase } from "./cases.ts";
import { secondsOf, type Measured, type Unmeasured } from "./measure.ts";
import type { Scanner } from "./peers.ts";

/** Who was asked, in which version, and who could not be. */
export function versionTable(
  measured: readonly Measured[],
  missing: readonly Unmeasured[],
): string {
  return table(
    ["scanner", "version"],
    [
      ...measured.map(({ peer, version }) => [firstName(peer.scanners), version]),
      ...missing.map(({ peer, reason }) => [firstName(peer.scanners), reason]),
    ],
  );
}

/** Share of malicious cases that each scanner warns of, and of benign ones that it flags. */
export function accuracyTable(
  measured: readonly Measured[],
  cases: readonly WeightsCase[],
): string {
  const malicious = cases.filter(({ expected }) => expected === "malicious");
  const benign = cases.filter(({ expected }) => expected === "benign");
  const groups = [
    { title: "caught", of: malicious, isCatch: true },
    { title: "caught, pickles", of: malicious.filter(({ isPickle }) => isPickle), isCatch: true },
    { title: "flagged", of: benign, isCatch: false },
    { title: "flagged, pickles", of: benign.filter(({ isPickle }) => isPickle), isCatch: false },
  ];
  return table(
    ["scanner", ...groups.map(({ title, of }) => `${title} (of ${of.length})`)],
    measured.flatMap(({ peer, answers }) => {
      const words = new Map(cases.map(({ path }, at) => [path, answers[at]?.found ?? []]));
      return peer.scanners.map((scanner) => [
        scanner.name,
        ...groups.map(({ of, isCatch }) => {
          const meant = isCatch ? scanner.warns : [...scanner.warns, ...scanner.refuses];
          const hits = of.filter(({ path }) =>
            words.get(path)?.some((word) => meant.includes(word)),
          );
          return `${hits.length} (${percent(hits.length / of.length)} %)`;
        }),
      ]);
    }),
  );
}

/** What the same files cost each scanner. */
export function costTable(
  measured: readonly Measured[],
  cases: readonly WeightsCase[],
  pickleBytes: number,
): string {
  const bytesOf = (of: readonly WeightsCase[]): number =>
    of.reduce((sum, { bytes }) => sum + bytes, 0);
  const pickles = cases.filter(({ isPickle }) => isPickle);
  const speed = (bytes: number, seconds: number): string => number(bytes / 1e6 / seconds);
  return table(
    [
      "scanner",
      "all cases, CPU s",
      "all cases, MB/CPU s",
      "once more, MB/CPU s",
      "pickles among them, MB/CPU s",
      "one pickle, MB/CPU s",
      "peak MiB",
    ],
    measured.map(({ peer, answers, again, pickleSeconds, peakMebibytes }) => [
      firstName(peer.scanners),
      number(secondsOf(answers)),
      speed(bytesOf(cases), secondsOf(answers)),
      speed(bytesOf(cases), secondsOf(again)),
      speed(bytesOf(pickles), secondsOf(answers.filter((_, at) => cases[at]?.isPickle))),
      speed(pickleBytes, pickleSeconds),
      peakMebibytes === undefined ? "-" : number(peakMebibytes),
    ]),
  );
}

function firstName([first]: readonly Scanner[]): string {
  return first?.name ?? "";
}
