import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { ReportSink } from '../../../../src/core/evidence/report';
import { readXml } from '../../../../src/core/evidence/xml';
import { inPieces } from './collect';

interface Seen {
  readonly events: string[];
  readonly defects: (readonly [string, number | undefined])[];
  readonly notes: string[];
}

/** Reads a document and writes down what happens; the text of elements called `say` is listened to. */
async function see(text: string | AsyncIterable<string>, pieceLength = 5): Promise<Seen> {
  const seen: Seen = { events: [], defects: [], notes: [] };
  const sink = {
    defect: (message: string, line?: number) => seen.defects.push([message, line]),
    note: (message: string) => seen.notes.push(message),
  } as unknown as ReportSink;
  await readXml(typeof text === 'string' ? inPieces(text, pieceLength) : text, sink, (xmlText) => ({
    open(name, attributes) {
      seen.events.push(
        `<${[name, ...Object.entries(attributes).map(([key, value]) => `${key}=${value ?? ''}`)].join(' ')}>`,
      );
      if (name === 'say') {
        xmlText.listen();
      }
    },
    close(name) {
      seen.events.push(name === 'say' ? `${xmlText.heard()}</say>` : `</${name}>`);
    },
    end() {
      seen.events.push('end');
    },
  }));
  return seen;
}

describe('readXml', () => {
  it('tells elements and attributes without namespaces, and text only where it is listened to', async () => {
    const { events, defects } = await see(
      '<?xml version="1.0"?><t:a xmlns:t="urn:t" b="1 &lt; 2 &#65;">out<t:say>in &amp; <![CDATA[<side>]]></t:say>out<c/></t:a>',
    );
    assert.deepEqual(events, [
      '<a xmlns:t=urn:t b=1 < 2 A>',
      '<say>',
      'in & <side></say>',
      '<c>',
      '</c>',
      '</a>',
      'end',
    ]);
    assert.deepEqual(defects, []);
  });

  it('keeps at most 8,000 characters of a text', async () => {
    const { events } = await see(`<say>${'x'.repeat(20_000)}</say>`, 3000);
    assert.equal(events[1], `${'x'.repeat(8000)}</say>`);
  });

  it('reports defects with their lines, and goes on', async () => {
    const { events, defects } = await see('<a>\n<b c="1" c="2"/>\n\u0000\n<d></a>');
    assert.deepEqual(
      defects.map(([, line]) => line),
      [2, 3, 4],
    );
    assert.ok(events.includes('<d>') && events.at(-1) === 'end', events.join(''));
  });

  it('tells that a document breaks off', async () => {
    assert.deepEqual((await see('<a>\n<b c="d')).defects.length > 0, true);
    assert.deepEqual((await see('<a>\n<b>')).defects, [
      ['unclosed tag: b', 2],
      ['unclosed tag: a', 2],
    ]);
  });

  it('accepts a document type, and resolves nothing that it declares', async () => {
    const { events, defects } = await see(
      '<!DOCTYPE a SYSTEM "file:///etc/passwd" [<!ENTITY x SYSTEM "file:///etc/passwd"><!ENTITY y "boo">]><a b="&x;"><say>&y;</say></a>',
    );
    assert.deepEqual(events.slice(0, 3), ['<a b=&x;>', '<say>', '&y;</say>']);
    assert.equal(defects.length, 2);
  });

  it('stops at an entity bomb', async () => {
    const declared = Array.from(
      { length: 9 },
      (_, level) => `<!ENTITY b${level + 1} "${`&b${level};`.repeat(10)}">`,
    );
    const { events, defects } = await see(
      `<!DOCTYPE a [<!ENTITY b0 "boo">${declared.join('')}]><a>${'&b9;'.repeat(20_000)}<c/></a>`,
      1000,
    );
    assert.equal(defects.length, 101);
    assert.match(defects.at(-1)?.[0] ?? '', /the rest of it was not read/);
    assert.ok(!events.includes('<c>'));
    assert.equal(events.at(-1), 'end');
  });

  it('stops at 100,000 levels', async () => {
    let given = 0;
    async function* deep(): AsyncGenerator<string> {
      for (; given < 1000; given += 1) {
        yield await Promise.resolve('<a>'.repeat(100));
      }
    }
    const { events, defects } = await see(deep());
    assert.deepEqual(defects, [['elements are nested more than 200 deep; the rest was not read', 1]]);
    assert.equal(events.length, 201);
    assert.ok(given < 5, String(given));
  });

  /** A document with 20 MB of one construct. */
  async function* long(start: string, end: string): AsyncGenerator<string> {
    const piece = 'x'.repeat(1 << 16);
    yield start;
    for (let count = 0; count < 320; count += 1) {
      yield await Promise.resolve(piece);
    }
    yield end;
  }

  for (const [what, start, end] of [
    ['message', '<a message="', '"><c/></a>'],
    ['comment', '<a><!--', '--><c/></a>'],
    ['CDATA section', '<a><![CDATA[', ']]><c/></a>'],
    ['document type', '<!DOCTYPE a [<!-- ', ' -->]><a><c/></a>'],
    ['processing instruction', '<?a ', '?><a><c/></a>'],
  ] as const) {
    it(`keeps little of a ${what} of 20 MB`, async () => {
      const { events, notes, defects } = await see(long(start, end));
      assert.ok(events.includes('<c>'));
      assert.ok(events.every((event) => event.length < 1_500_000));
      assert.equal(notes.length, 1);
      assert.deepEqual(defects, []);
    });
  }

  it('takes it for a defect when another attribute of 20 MB is cut, for it may be a name', async () => {
    for (const start of ['<a b="', '<a c="1" b="', '<a><b message="x" b="']) {
      const { events, defects } = await see(long(start, '" d="1"/><c/>'));
      assert.ok(events.includes('<c>') && events.every((event) => event.length < 1_500_000));
      assert.deepEqual(defects[0], ['the attribute b has more than 1048576 characters', 1]);
    }
    async function* both(): AsyncGenerator<string> {
      yield* long('<a b="first', '" message="');
      yield* long('second', '"/>');
    }
    assert.deepEqual((await see(both())).defects, [['the attribute b has more than 1048576 characters', 1]]);
  });

  it('takes no attribute for one that was cut because a text elsewhere was', async () => {
    const { defects } = await see(long('<a><!--', `--><b/><c d="${'x'.repeat(9000)}"/></a>`));
    assert.deepEqual(defects, []);
  });

  it('keeps the beginning of a long text', async () => {
    async function* spoken(): AsyncGenerator<string> {
      yield* long('<say>the reason ', ' the end</say>');
    }
    const { events } = await see(spoken());
    assert.equal(events[1], `the reason ${'x'.repeat(8000 - 11)}</say>`);
  });

  it('knows what the parser holds, which has no limits of its own', () => {
    const held = (start: string): Record<string, unknown> => {
      const parser = new SaxesParser({ xmlns: false, position: false });
      parser.on('comment', () => undefined);
      parser.write(start);
      return parser as unknown as Record<string, unknown>;
    };
    assert.equal(held('<a b="xyz')['text'], 'xyz');
    assert.equal(held('<a><!--xyz')['text'], 'xyz');
    assert.equal(held('<a>&xyz')['entity'], 'xyz');
    assert.equal(held('<xyz')['name'], 'xyz');
    assert.equal(held('<?xyz')['piTarget'], 'xyz');
    assert.deepEqual(held('<a b="xyz" ')['attribList'], [{ name: 'b', value: 'xyz' }]);
  });

  it('goes on behind an ampersand that swallows a megabyte', async () => {
    async function* swallowed(): AsyncGenerator<string> {
      yield '<a><b>x & y</b>';
      for (let count = 0; count < 300; count += 1) {
        yield await Promise.resolve(`<c>${'x'.repeat(5000)}</c>`);
      }
      yield ';<d/></a>';
    }
    const { events, defects } = await see(swallowed());
    assert.ok(events.includes('<d>'));
    assert.ok(defects.length > 0);
  });

  it('stops at endless names and attributes', async () => {
    async function* endless(piece: () => string): AsyncGenerator<string> {
      yield '<a';
      for (let count = 0; count < 1000; count += 1) {
        yield await Promise.resolve(piece());
      }
    }
    const named = await see(endless(() => 'a'.repeat(10_000)));
    assert.match(named.defects[0]?.[0] ?? '', /^a name has more than/);
    const instruction = await see(long('<?', '?><a/>'));
    assert.match(instruction.defects[0]?.[0] ?? '', /^a name has more than/);
    let values = 0;
    const wide = await see(endless(() => ` b${(values += 1)}="${'x'.repeat(500_000)}"`));
    assert.match(
      wide.defects[0]?.[0] ?? '',
      /^the attributes of an element have more than 2097152 characters/,
    );
    assert.ok(values < 10);
    let number = 0;
    const many = await see(
      endless(() => Array.from({ length: 100 }, () => ` b${(number += 1)}=""`).join('')),
    );
    assert.match(many.defects[0]?.[0] ?? '', /^an element has more than 10000 attributes/);
    assert.ok(number < 20_000);
  });

  it('takes attributes called like properties of objects for what they are', async () => {
    const { events } = await see('<a __proto__="1" constructor="2"/>');
    assert.deepEqual(events[0], '<a __proto__=1 constructor=2>');
    assert.equal(Object.hasOwn(Object.prototype, '1'), false);
  });

  it('never throws for any text, and closes no more than it opens', async () => {
    const token = fc.constantFrom(
      '<a>',
      '</a>',
      '<b c="',
      '"/>',
      '<![CDATA[',
      ']]>',
      '<!--',
      '-->',
      '<?xml version="1.1"?>',
      '<!DOCTYPE a [',
      ']>',
      '&',
      '&lt;',
      '&#0;',
      ';',
      '\u0000',
      '\ud800',
      '\r',
      '\n',
      '<',
      '>',
      '=',
      '__proto__',
    );
    const text = fc.array(fc.oneof(token, fc.string({ unit: 'binary', maxLength: 4 })), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 12 }), async (parts, length) => {
        const { events } = await see(parts.join(''), length);
        assert.equal(events.at(-1), 'end');
        const opened = events.filter((event) => event.startsWith('<') && !event.startsWith('</')).length;
        const closed = events.filter((event) => event.includes('</')).length;
        assert.ok(closed <= opened, events.join(' '));
      }),
    );
  });
});
