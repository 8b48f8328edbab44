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
      resolveOwnModules(nodeModule);
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

/**
 * Our modules name each other by their files. Node looks for a package.json in each folder and for links in each path before it opens
 * one, which is a third of the time to the first answer; for what hangs from our first module there is nothing to be found that way.
 */
function resolveOwnModules(nodeModule) {
  var ours;
  var format;
  nodeModule.registerHooks({
    resolve: function (specifier, context, next) {
      var from = context.parentURL;
      if (ours !== undefined && specifier.charAt(0) === "." && from && from.startsWith(ours)) {
        return { url: new URL(specifier, from).href, format: format, shortCircuit: true };
      }
      var resolved = next(specifier, context);
      if (specifier === "#cli") {
        ours = new URL("../", resolved.url).href;
        format = resolved.format;
      }
      return resolved;
    },
  });
}
