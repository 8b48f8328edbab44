import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressPolicy } from "./address-policy.ts";

describe("addressPolicy", () => {
  const cases = [
    { address: "93.184.216.34", permitted: true },
    { address: "2606:2800:220:1:248:1893:25c8:1946", permitted: true },
    { address: "127.0.0.1", permitted: false },
    { address: "10.1.2.3", permitted: false },
    { address: "172.16.0.1", permitted: false },
    { address: "192.168.1.1", permitted: false },
    { address: "169.254.169.254", permitted: false },
    { address: "100.64.0.1", permitted: false },
    { address: "0.0.0.0", permitted: false },
    { address: "224.0.0.1", permitted: false },
    { address: "::1", permitted: false },
    { address: "fe80::1", permitted: false },
    { address: "fd00::1", permitted: false },
    { address: "::ffff:10.0.0.1", permitted: false },
    { address: "64:ff9b::a00:1", permitted: false },
    { address: "2002:a00:1::", permitted: false },
    { address: "not an address", permitted: false },
  ];
  for (const { address, permitted } of cases) {
    it(`${permitted ? "permits" : "refuses"} ${address}`, () => {
      const policy = addressPolicy([]);
      assert.equal(policy.permits("some.example", address), permitted);
      assert.equal(policy.permits(address, address), permitted);
    });
  }

  it("permits a configured host wherever it lies, and others there not", () => {
    const policy = addressPolicy(["https://hub.corp.example:8443"]);
    assert.equal(policy.permits("hub.corp.example", "10.0.0.7"), true);
    assert.equal(policy.permits("evil.example", "10.0.0.7"), false);
    assert.equal(policy.permits("evil.example", "127.0.0.1"), false);
  });

  it("permits all of this machine where a host of it is configured", () => {
    const policy = addressPolicy(["http://[::1]:8080"]);
    assert.equal(policy.permits("localhost", "127.0.0.1"), true);
    assert.equal(policy.permits("169.254.169.254", "169.254.169.254"), false);
  });
});
