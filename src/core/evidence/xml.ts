import { SaxesParser } from 'saxes';
import { Problems } from './problems';
import type { ReportSink } from './report';
import { detached, shortened } from './texts';

/** The attributes of an element, by their names as written. Without prototype. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Takes the elements of an XML document in their order. Names are without namespace prefixes. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Called once, behind everything else: also when the document breaks off or is not read to its end. */
  end?(): void;
}

/**
 * Collects text and CDATA, but only while somebody wants it: most of it is the output of programs, which nobody reads
 * here.
 */
export interface XmlText {
  /** Begins to collect, with nothing. */
  listen(): void;
  /** Stops collecting. @returns what was collected, at most 8,000 characters */
  heard(): string;
}

/** Deeper documents are attacks. */
const MAX_DEPTH = 200;
/** One attribute or text is not kept beyond this; in characters. */
const MAX_PIECE = 1 << 20;
/** All attributes of an element together; in characters. */
const MAX_ELEMENT = 2 << 20;
const MAX_NAME = 1 << 16;
const MAX_ATTRIBUTES = 10_000;
const MAX_HEARD = 8_000;

type PlainParser = SaxesParser<{ xmlns: false; position: false }>;

/** Ends reading early; what is wrong has been said. */
class Stopped extends Error {}

/**
 * Reads XML as a stream. A document type is accepted, no entity of it is ever resolved. Reading goes on behind defects,
 * which are reported with their lines, up to a hundred; a document with any is not to be trusted as a whole. Never throws
 * for what the document says.
 * @param text in short pieces, as {@link decode} makes them: what the limits are compared with is looked at between them
 * @param makeHandler is given what collects text
 */
export async function readXml(
  text: AsyncIterable<string>,
  sink: ReportSink,
  makeHandler: (text: XmlText, problems: Problems) => XmlHandler,
): Promise<void> {
  const problems = new Problems(sink);
  const parser = new SaxesParser({ xmlns: false, position: false });
  const handler = makeHandler(new Ear(parser), problems);
  const limits = new Limits(parser);
  let depth = 0;
  const giveUp = (reason: string): never => {
    problems.defect(`${reason}; the rest was not read`, parser.line);
    throw new Stopped();
  };
  parser.on('error', ({ message }) => {
    problems.defect(message.slice(0, 300).replace(/\.$/, ''), parser.line);
    if (problems.isFull) {
      throw new Stopped();
    }
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) {
      giveUp(`elements are nested more than ${MAX_DEPTH} deep`);
    }
    const cut = limits.cutAttribute(attributes);
    if (cut !== undefined) {
      problems.defect(
        `the attribute ${shortened(cut, 40)} has more than ${MAX_PIECE} characters`,
        parser.line,
      );
    }
    handler.open(localName(name), attributes);
    if (problems.isFull) {
      throw new Stopped();
    }
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(localName(name));
  });
  try {
    for await (const piece of text) {
      parser.write(piece);
      limits.keep(problems, giveUp);
    }
    parser.close();
  } catch (error) {
    if (!(error instanceof Stopped)) {
      throw error;
    }
  }
  handler.end?.();
}

/** Hangs on to the parser only while it listens: a parser without a listener does not even keep the text. */
class Ear implements XmlText {
  readonly #parser: PlainParser;
  #heard = '';

  constructor(parser: PlainParser) {
    this.#parser = parser;
  }

  listen(): void {
    this.#heard = '';
    this.#parser.on('text', this.#hear);
    this.#parser.on('cdata', this.#hear);
  }

  heard(): string {
    this.#parser.off('text');
    this.#parser.off('cdata');
    return this.#heard;
  }

  readonly #hear = (piece: string): void => {
    if (this.#heard.length < MAX_HEARD) {
      this.#heard += piece.slice(0, MAX_HEARD - this.#heard.length);
    }
  };
}

/**
 * What the parser holds of the construct that it is in. It has no limits of its own, and keeps comments and CDATA whether
 * anybody listens or not.
 */
interface Held {
  /** An attribute's value, text, CDATA, a comment, a document type. */
  text: string;
  /** What stands behind an ampersand: everything up to the next semicolon, wherever that is. */
  entity: string;
  /** The element or attribute that is being named. */
  readonly name: string;
  /** The processing instruction that is being named. */
  readonly piTarget: string;
  readonly attribList: readonly { readonly value: string }[];
}

/** Keeps what the parser holds within limits. */
class Limits {
  readonly #parser: PlainParser;
  /** How the texts begin that were cut since the last element. */
  readonly #cut = new Set<string>();

  constructor(parser: PlainParser) {
    this.#parser = parser;
  }

  /** To be called between two pieces of the document. */
  keep(problems: Problems, giveUp: (reason: string) => never): void {
    const held = this.#parser as unknown as Held;
    if (held.text.length > MAX_PIECE) {
      // The beginning stays: of a message it says most.
      held.text = detachedStart(held.text);
      if (!this.#cut.has(held.text)) {
        this.#cut.add(held.text);
        problems.note(
          `A text of more than ${MAX_PIECE} characters in line ${this.#parser.line} was read in part only.`,
        );
      }
    }
    if (held.entity.length > MAX_NAME) {
      // It can never become a reference; that there is none is reported where it ends.
      held.entity = '?';
    }
    if (held.name.length > MAX_NAME || held.piTarget.length > MAX_NAME) {
      giveUp(`a name has more than ${MAX_NAME} characters`);
    }
    if (held.attribList.length > MAX_ATTRIBUTES) {
      giveUp(`an element has more than ${MAX_ATTRIBUTES} attributes`);
    }
    if (held.attribList.reduce((sum, { value }) => sum + value.length, 0) > MAX_ELEMENT) {
      giveUp(`the attributes of an element have more than ${MAX_ELEMENT} characters`);
    }
  }

  /** The name of an attribute that was cut, other than a message; to be called for each element. */
  cutAttribute(attributes: Attributes): string | undefined {
    if (this.#cut.size === 0) {
      return undefined;
    }
    // What was cut may have been a text before the element, too.
    const found = Object.entries(attributes).find(
      ([name, value = '']) => name !== 'message' && this.#cut.has(value.slice(0, MAX_HEARD)),
    );
    this.#cut.clear();
    return found?.[0];
  }
}

/** The beginning of a long text, without the rest in memory. */
function detachedStart(text: string): string {
  return detached(text.slice(0, MAX_HEARD));
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}
