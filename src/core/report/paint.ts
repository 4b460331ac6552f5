import type { Severity } from '../model/severity';
import type { Status } from '../model/status';

/** Marks up text for a terminal. Each function returns its argument when there are no colours. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly green: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
}

function same(text: string): string {
  return text;
}

/** No colours: for files, pipes and people who asked for none. */
export const plain: Paint = {
  bold: same,
  dim: same,
  red: same,
  yellow: same,
  green: same,
  blue: same,
  cyan: same,
};

/** `text` in the colour that a severity has everywhere. */
export function paintSeverity(paint: Paint, severity: Severity, text: string): string {
  switch (severity) {
    case 'error':
      return paint.red(text);
    case 'warning':
      return paint.yellow(text);
    case 'info':
      return paint.blue(text);
    case 'hint':
      return paint.dim(text);
  }
}

/** A status in the colour that it has everywhere. */
export function paintStatus(paint: Paint, status: Status, text: string): string {
  switch (status) {
    case 'accepted':
      return paint.green(text);
    case 'draft':
    case 'proposed':
      return paint.blue(text);
    case 'rejected':
    case 'deprecated':
    case 'superseded':
      return paint.dim(text);
    case 'unknown':
      return paint.yellow(text);
  }
}
