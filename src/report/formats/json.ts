import type { ReportFormat } from "../report-format.ts";
import { escapeInvisible } from "../harmless.ts";
import { KEY_ORDER } from "../key-order.ts";

/**
 * The JSON report of version 1: two spaces, keys in the order of the contract, nothing beside the contract.
 * Characters that could steer a terminal are escaped, so that printing the file is as safe as parsing it.
 */
export const json: ReportFormat = {
  name: "json",
  render: (report) => `${escapeInvisible(JSON.stringify(report, [...KEY_ORDER], 2))}\n`,
};
