import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { fileName } from "./file-name.ts";

const HOST = "https://host.org";

describe("the name of a file on the web", () => {
  const cases: readonly {
    readonly what: string;
    readonly path: string;
    readonly led?: string;
    readonly disposition?: string;
    readonly name: string;
  }[] = [
    { what: "is the last step of its address", path: "/a/model.zip", name: "model.zip" },
    { what: "is without its query", path: "/a/model.zip?token=x.y", name: "model.zip" },
    { what: "is decoded", path: "/a%20b.gguf", name: "a b.gguf" },
    {
      what: "is what the server says where the address has no ending",
      path: "/get",
      disposition: 'attachment; filename="m.tar.gz"',
      name: "m.tar.gz",
    },
    {
      what: "may be said without quotes",
      path: "/get",
      disposition: "attachment; filename=m.zip",
      name: "m.zip",
    },
    {
      what: "may be said in the extended form, which counts",
      path: "/get",
      disposition: "attachment; filename=\"x.zip\"; filename*=UTF-8''%E6%A8%A1.zip",
      name: "模.zip",
    },
    {
      what: "is where the address led, when all else says nothing",
      path: "/get",
      led: "/files/m.zip",
      name: "m.zip",
    },
    {
      what: "is the step without an ending where nothing has one",
      path: "/LICENSE",
      name: "LICENSE",
    },
    { what: "is the host where there is no step", path: "/", name: "host.org" },
    {
      what: "is never a path",
      path: "/get",
      disposition: 'attachment; filename="../../etc/x.zip"',
      name: "x.zip",
    },
    {
      what: "is never a path of another system",
      path: "/get",
      disposition: 'attachment; filename="C:\\a\\x.zip"',
      name: "x.zip",
    },
    {
      what: "is no step that leads up",
      path: "/%2e%2e%2f",
      disposition: 'attachment; filename=".."',
      name: "host.org",
    },
    {
      what: "is printable",
      path: "/get",
      disposition: "attachment; filename*=UTF-8''a%0Ab.zip",
      name: "a\\x0Ab.zip",
    },
    {
      what: "is as it stands where % signs stand for nothing",
      path: "/100%.txt",
      name: "100%.txt",
    },
  ];
  for (const { what, path, led = path, disposition, name } of cases) {
    it(what, () => {
      assert.equal(fileName({ url: HOST + path, finalUrl: HOST + led, disposition }), name);
    });
  }
});
