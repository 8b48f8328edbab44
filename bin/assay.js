#!/usr/bin/env node
// Written so that any Node can parse it, even one far too old to run Assay: that reader gets a sentence, not a stack.

var oldest = 24;
var running = process.versions.node;

if (Number(running.split(".")[0]) < oldest) {
  process.stderr.write(
    "assay needs Node " +
      oldest +
      " or newer, and this is Node " +
      running +
      ": install a newer Node and run it again.\n",
  );
  process.exitCode = 2;
} else {
  import("node:module")
    .then(function (nodeModule) {
      // The second start finds the compiled code of the first.
      nodeModule.enableCompileCache();
      // The source in a checkout, the compiled file in the package: `imports` in package.json says which.
      return import("#cli");
    })
    .then(function (cli) {
      return cli.main(process.argv.slice(2));
    })
    .then(
      function (exitCode) {
        process.exitCode = exitCode;
      },
      function (error) {
        process.stderr.write(String(error && error.stack) + "\n");
        process.exitCode = 5;
      },
    );
}
