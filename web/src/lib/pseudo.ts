// A made-up language for tests: English with accents, forty per cent longer, so that a text that was not translated
// and a label that has no room to grow are seen. `localStorage.language = 'en-XA'` shows it.
const ACCENTED: Record<string, string> = Object.fromEntries(
  [...'aàbƀcçdðeéfƒgĝhĥiîjĵkķlļmɱnñoöpþqǫrŕsštţuûvṽwŵxẋyýzžAÀBƁCÇDÐEÉFƑGĜHĤIÎJĴKĶLĻMṀNÑOÖPÞQǪRŔSŠTŢUÛVṼWŴXẊYÝZŽ']
    .reduce<string[][]>((pairs, letter, at, all) => (at % 2 ? pairs : [...pairs, [letter, all[at + 1]!]]), [])
    .map(([plain, accented]) => [plain!, accented!]),
);
const LONGER = 0.4;

/** Values in braces stay as they are: they are filled in afterwards. */
export function toPseudo(english: string): string {
  const accented = english
    .split(/(\{\w+\})/)
    .map((part) => (part.startsWith('{') ? part : [...part].map((letter) => ACCENTED[letter] ?? letter).join('')))
    .join('');
  return `[${accented}${'·'.repeat(Math.ceil(english.length * LONGER))}]`;
}
