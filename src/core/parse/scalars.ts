const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,14})(?:\.\d{1,15})?$/;

/**
 * What an unquoted scalar means as plain data. Only what a number is written back as counts as one: `7` and `0.25`, but
 * not `0027`, `1.10`, `1e5` or `0x1F`, which are ids, versions and hashes more often.
 */
export function plainValue(text: string): unknown {
  switch (text) {
    case '':
    case '~':
    case 'null':
    case 'Null':
    case 'NULL':
      return null;
    case 'true':
    case 'True':
    case 'TRUE':
      return true;
    case 'false':
    case 'False':
    case 'FALSE':
      return false;
    default:
      return PLAIN_NUMBER.test(text) && String(Number(text)) === text ? Number(text) : text;
  }
}
