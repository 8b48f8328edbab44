import { describe } from "node:test";
import { readsFields } from "./field-fixtures.test.ts";

describe("a license element is read from", () => {
  readsFields([
    [
      "pom.xml",
      "<licenses>\n  <license>\n    <name>The Apache Software License, Version 2.0</name>\n    <url>http://www.apache.org/licenses/LICENSE-2.0.txt</url>\n  </license>\n</licenses>",
      "Apache-2.0 <The Apache Software License, Version 2.0>",
    ],
    [
      "pom.xml with two",
      "<licenses><license><name>MIT</name></license><license><name>EPL-2.0</name></license></licenses>",
      "MIT <MIT>",
      "EPL-2.0 <EPL-2.0>",
    ],
    [
      "pom.xml whose address says which edition",
      "<license><name>GNU General Public License</name><url>https://www.gnu.org/licenses/gpl-2.0.html</url></license>",
      "GPL-2.0-only <GNU General Public License>",
    ],
    [
      "pom.xml whose name says nothing",
      "<license><name>Our terms</name><url>https://opensource.org/licenses/MIT</url></license>",
      "MIT <https://opensource.org/licenses/MIT>",
    ],
    [
      "a nuspec",
      '<license type="expression">MIT OR Apache-2.0</license>',
      "MIT OR Apache-2.0 <MIT OR Apache-2.0>",
    ],
    [
      "an old nuspec",
      "<licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>",
      "MIT <https://licenses.nuget.org/MIT>",
    ],
    [
      "RDF",
      '<cc:license rdf:resource="http://creativecommons.org/licenses/by/4.0/"/>',
      "CC-BY-4.0 <http://creativecommons.org/licenses/by/4.0/>",
    ],
    ["a project of .NET", "<PackageLicenseExpression>MIT</PackageLicenseExpression>", "MIT <MIT>"],
    ["Dublin Core", "<dc:rights>CC0-1.0</dc:rights>", "CC0-1.0 <CC0-1.0>"],
    ["an element without an end", "<license>\n  <name>MIT License\n", "MIT <MIT License>"],
    ["no empty element", "<license></license>"],
    ["no element of words", "<license>ask us</license>"],
    ["no element cut short", "<license"],
  ]);
});
