/** File names stay well below what file systems and Windows paths allow. */
const MAX_SLUG = 80;

/** Latin letters that do not come apart into a letter and a mark. */
const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ı: 'i',
};

/**
 * A title as part of a file name: lower case, words joined by `-`, accents of Latin letters dropped, other scripts
 * kept. Empty for a title without letters and digits.
 */
export function slugify(title: string): string {
  const words = title
    .slice(0, 500)
    .toLowerCase()
    .normalize('NFD')
    .replace(/(?<=[a-z])\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/[ßæœøđðłþı]/g, (letter) => LETTERS[letter]!)
    .replace(/(?<=\p{L})['’](?=\p{L})/gu, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return words.length <= MAX_SLUG ? words : cutAtWord(words);
}

function cutAtWord(words: string): string {
  const cut = words.slice(0, MAX_SLUG + 1);
  const end = cut.lastIndexOf('-');
  // A half of a surrogate pair is not a letter.
  return end > MAX_SLUG / 2 ? cut.slice(0, end) : cut.slice(0, MAX_SLUG).replace(/[\uD800-\uDBFF]$/, '');
}

/** The fragment that GitHub and VS Code make of a heading's visible text, before it is made unique. */
export function anchorOf(headingText: string): string {
  return headingText
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}
