import { SaxesParser } from 'saxes';
import { Problems } from './problems';
import type { ReportSink } from './report';

/** The attributes of an element, by their names as written. Without prototype. */
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Takes the elements of an XML document in their order. Names are without namespace prefixes. */
export interface XmlHandler {
  open(name: string, attributes: Attributes): void;
  close(name: string): void;
  /** Text and CDATA of the innermost element, in pieces; only after {@link XmlText.want}. */
  text?(piece: string): void;
}

/** Switches text on and off: most of it is output of programs, which nobody reads here. */
export interface XmlText {
  want(wanted: boolean): void;
}

/** Deeper documents are attacks. */
const MAX_DEPTH = 200;
/** One attribute, or one text without an element in it, is not kept beyond this; in characters. */
const MAX_PIECE = 1 << 20;

/** Ends reading early; what is wrong has been said. */
class Stopped extends Error {}

/**
 * Reads XML as a stream. A document type is accepted, no entity of it is ever resolved. Reading goes on behind defects,
 * which are reported with their lines, up to a hundred; a document with any is not to be trusted as a whole. Never throws
 * for what the document says.
 * @param makeHandler is given the switch for text
 */
export async function readXml(
  text: AsyncIterable<string>,
  sink: ReportSink,
  makeHandler: (text: XmlText, problems: Problems) => XmlHandler,
): Promise<void> {
  const problems = new Problems(sink);
  const parser = new SaxesParser({ xmlns: false });
  const onText = (piece: string): void => {
    handler.text?.(piece);
  };
  const switchText: XmlText = {
    want(wanted) {
      if (wanted) {
        parser.on('text', onText);
        parser.on('cdata', onText);
      } else {
        parser.off('text');
        parser.off('cdata');
      }
    },
  };
  const handler = makeHandler(switchText, problems);
  const end = (): never => {
    throw new Stopped();
  };
  let depth = 0;
  parser.on('error', (error) => {
    problems.defect(plainMessage(error), parser.line);
    if (problems.isFull) {
      end();
    }
  });
  parser.on('opentag', ({ name, attributes }) => {
    depth += 1;
    if (depth > MAX_DEPTH) {
      problems.defect(`Elements are nested more than ${MAX_DEPTH} deep; the rest was not read.`, parser.line);
      end();
    }
    handler.open(localName(name), attributes);
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    handler.close(localName(name));
  });
  try {
    for await (const chunk of text) {
      parser.write(chunk);
      dropLongPiece(parser, problems);
    }
    parser.close();
  } catch (error) {
    if (!(error instanceof Stopped)) {
      throw error;
    }
  }
}

/** What the parser holds of the piece that it is in. It keeps CDATA whether anybody listens or not. */
interface Holding {
  text: string;
}

function dropLongPiece(parser: SaxesParser, problems: Problems): void {
  const holding = parser as unknown as Holding;
  if (holding.text.length > MAX_PIECE) {
    holding.text = '';
    problems.note(`A text of more than ${MAX_PIECE} characters before line ${parser.line} was left out.`);
  }
}

function localName(name: string): string {
  const colon = name.indexOf(':');
  return colon < 0 ? name : name.slice(colon + 1);
}

/** The parser's message without the place that it puts before it. */
function plainMessage({ message }: Error): string {
  return message.replace(/^(?:[^:\s]*:)?\d+:\d+:\s*/, '').slice(0, 300);
}
