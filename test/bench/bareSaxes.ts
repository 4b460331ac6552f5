/** Parses an XML file with the same parser as Grounds, and does nothing with it. */
import { createReadStream } from 'node:fs';
import { SaxesParser } from 'saxes';

async function main(file: string): Promise<void> {
  const parser = new SaxesParser({ xmlns: false });
  let elements = 0;
  parser.on('opentag', () => {
    elements += 1;
  });
  parser.on('closetag', () => undefined);
  for await (const chunk of createReadStream(file, { encoding: 'utf8' })) {
    parser.write(chunk as string);
  }
  parser.close();
  console.log(elements);
}

void main(process.argv[2] ?? '');
