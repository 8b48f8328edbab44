import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { engine } from "../../license-fixtures.test.ts";

/** Sentences in other languages than English, in a text in which they are not all there is. */
const ROWS: readonly (readonly [language: string, sentence: string, expression: string])[] = [
  ["German", "Die Mühle steht unter der MIT-Lizenz.", "MIT"],
  ["German", "Die Mühle steht unter der Apache-Lizenz 2.0.", "Apache-2.0"],
  ["German", "Lizenz: BSD-2-Clause", "BSD-2-Clause"],
  [
    "German",
    "Die Mühle steht wahlweise unter der MIT-Lizenz oder der GPL v3.",
    "MIT OR GPL-3.0-only",
  ],
  [
    "German",
    "Die Mühle steht unter der GPL, Version 2 oder (nach Ihrer Wahl) jeder späteren Version.",
    "GPL-2.0-or-later",
  ],
  [
    "German",
    "Creative Commons Namensnennung - Weitergabe unter gleichen Bedingungen 3.0",
    "CC-BY-SA-3.0",
  ],
  ["German", "Die Mühle wird mit Lizenz verkauft.", "NONE"],
  ["German", "MIT DEM RAD AUF DEM BERG", "NONE"],
  ["French", "Le moulin est distribué sous licence MIT.", "MIT"],
  ["French", "Le moulin est sous licence MIT ou GPL v3.", "MIT OR GPL-3.0-only"],
  [
    "French",
    "Le moulin suit la licence publique générale GNU, version 2 ou toute version ultérieure.",
    "GPL-2.0-or-later",
  ],
  [
    "French",
    "Creative Commons Attribution - Pas d'Utilisation Commerciale - Pas de Modification 4.0",
    "CC-BY-NC-ND-4.0",
  ],
  ["Spanish", "El molino está bajo la licencia MIT.", "MIT"],
  ["Spanish", "Licencia: MIT", "MIT"],
  ["Spanish", "El molino está bajo la GPL versión 3 o posterior.", "GPL-3.0-or-later"],
  [
    "Spanish",
    "El molino está bajo la Licencia Pública General Reducida de GNU versión 3.",
    "LGPL-3.0-only",
  ],
  ["Spanish", "Creative Commons Reconocimiento-CompartirIgual 4.0", "CC-BY-SA-4.0"],
  ["Spanish", "Estudió en el MIT.", "NONE"],
  [
    "Spanish",
    "Se distribuye bajo los términos de la Licencia Pública General GNU publicada por la Fundación para el Software Libre, ya sea la versión 3, o cualquier versión posterior.",
    "GPL-3.0-or-later",
  ],
  ["Portuguese", "O moinho está sob a licença MIT.", "MIT"],
  ["Italian", "Il mulino è rilasciato sotto licenza MIT.", "MIT"],
  ["Dutch", "De molen valt onder de MIT-licentie.", "MIT"],
  ["Polish", "Młyn jest dostępny na licencji MIT.", "MIT"],
  ["Turkish", "Bu değirmen MIT lisansı ile yayınlanır.", "MIT"],
  ["Russian", "Мельница распространяется под лицензией MIT.", "MIT"],
  ["Russian", "Лицензия: MIT", "MIT"],
  ["Russian", "Мельница доступна на условиях GPL версии 3 или более поздней.", "GPL-3.0-or-later"],
  ["Japanese", "この水車はMITライセンスの下で公開されています。", "MIT"],
  ["Japanese", "ライセンス：MIT", "MIT"],
  [
    "Japanese",
    "この水車はGPL v3またはそれ以降のライセンスで公開されています。",
    "GPL-3.0-or-later",
  ],
  ["Chinese", "水车采用MIT协议。", "MIT"],
  ["Chinese", "许可证：MIT", "MIT"],
  ["Chinese", "水车采用 GPL v2 或更高版本的许可证。", "GPL-2.0-or-later"],
  ["Chinese", "知识共享署名-相同方式共享 4.0 国际许可协议", "CC-BY-SA-4.0"],
  ["Chinese", "水车遵照 GNU 通用公共许可证第 3 版或更新的版本发布。", "GPL-3.0-or-later"],
  ["Chinese", "水车遵照 GNU 宽通用公共许可证第 3 版发布。", "LGPL-3.0-only"],
  ["Chinese", "他在 MIT 学习。", "NONE"],
  ["Korean", "이 물레방아는 MIT 라이선스를 따릅니다.", "MIT"],
];

describe("a license is named in another language:", () => {
  for (const [language, sentence, expression] of ROWS) {
    it(`${language} "${sentence}" is ${expression}`, () =>
      assert.equal(engine.identify(`The mill\n\n${sentence}\n\nThe wheel`).expression, expression));
  }
});
