import type { EvidenceClaim } from './claim';
import { shownOutcomes } from './shownResult';
import type { Answer, Query } from './query';
import { queriesOf } from './query';
import { formatQuantity } from './units';

/** One of the questions of an item to its file. */
export interface AskedQuestion {
  /** The option that it is about; undefined when it is not about one. */
  readonly option: string | undefined;
  readonly query: Query;
}

/** All that an item asks its file, in order. */
export function questionsOf(claim: EvidenceClaim): readonly AskedQuestion[] {
  const { main, byOption } = queriesOf(claim);
  return [...(main === undefined ? [] : [{ option: undefined, query: main }]), ...byOption];
}

/** What a file says to a question, as people read it, or a sentence that it says nothing. */
export type Said =
  { readonly kind: 'said'; readonly text: string } | { readonly kind: 'nothing'; readonly message: string };

/** @param unit of the item, where the file does not say it */
export function saidTo({ option }: AskedQuestion, answer: Answer, unit: string | undefined): Said {
  if (answer.kind === 'none') {
    const [meant] = answer.nearest;
    const about =
      option === undefined ? 'The report does not tell' : `The report does not tell for ${option}`;
    const hint = meant === undefined ? '' : `; did you mean \`${meant}\`?`;
    return { kind: 'nothing', message: `${about}: ${answer.message}${hint}.` };
  }
  const text = textOf(answer, unit);
  return { kind: 'said', text: option === undefined ? text : `${option} ${text}` };
}

function textOf(answer: Exclude<Answer, { readonly kind: 'none' }>, unit: string | undefined): string {
  switch (answer.kind) {
    case 'tests':
      return shownOutcomes(answer, ' of ');
    case 'value':
      return formatQuantity(answer.value, answer.unit ?? unit);
    case 'text':
      return answer.text;
    case 'quote':
      return answer.found ? 'the words are there' : 'the words are not there';
  }
}
