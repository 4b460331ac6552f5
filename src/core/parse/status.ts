import type { GroundsConfig } from '../model/config';
import { statuses } from '../model/status';
import type { KnownStatus, Status } from '../model/status';

/** The words that records use for each status, in lower case; a status text counts when it starts with one of them. */
const vocabulary: Readonly<Record<KnownStatus, readonly string[]>> = {
  draft: ['draft', 'wip', 'work in progress', 'idea', 'entwurf', 'brouillon', 'borrador', 'bozza', 'rascunho', 'черновик', '草案', '草稿', '下書き', 'ドラフト'],
  proposed: [
    ...['proposed', 'proposal', 'pending', 'on hold', 'open', 'in review', 'under review', 'review', 'rfc', 'request for comments'],
    ...['in discussion', 'discussion', 'in progress', 'to be decided', 'tbd', 'provisional', 'vorgeschlagen', 'offen', 'proposé', 'proposée'],
    ...['propuesto', 'propuesta', 'pendiente', 'proposto', 'proposta', 'предложено', '提议', '提案', '提案中', '已提议', '待定'],
  ],
  accepted: [
    ...['accepted', 'accept', 'approved', 'adopted', 'agreed', 'decided', 'implemented', 'done', 'active', 'final', 'ratified', 'resolved'],
    ...['in force', 'in use', 'completed', 'akzeptiert', 'angenommen', 'beschlossen', 'entschieden', 'accepté', 'acceptée', 'adopté', 'adoptée'],
    ...['approuvé', 'approuvée', 'validé', 'validée', 'résolu', 'résolue', 'aceptado', 'aceptada', 'aprobado', 'aprobada', 'accettato', 'accettata'],
    ...['aceito', 'aceita', 'aprovado', 'aprovada', 'принято', 'принят', 'принята', 'утверждено', '已接受', '接受', '通过', '已通过', '采纳', '已采纳', '承認', '承認済み', '採択', '採用'],
  ],
  rejected: [
    ...['rejected', 'reject', 'declined', 'denied', "won't do", 'wont do', 'not accepted', 'refused', 'abgelehnt', 'verworfen', 'rejeté', 'rejetée', 'refusé'],
    ...['rechazado', 'rechazada', 'respinto', 'rifiutato', 'rejeitado', 'rejeitada', 'отклонено', '已拒绝', '拒绝', '否决', '却下'],
  ],
  deprecated: [
    ...['deprecated', 'obsolete', 'retired', 'reverted', 'withdrawn', 'abandoned', 'inactive', 'no longer', 'veraltet', 'zurückgezogen', 'obsolète'],
    ...['déprécié', 'dépréciée', 'obsoleto', 'obsoleta', 'deprecado', 'deprecato', 'устарело', '已弃用', '弃用', '废弃', '已废弃', '非推奨', '廃止'],
  ],
  superseded: [
    ...['superseded', 'superceded', 'supersede', 'replaced', 'ersetzt', 'abgelöst', 'remplacé', 'remplacée', 'reemplazado', 'reemplazada'],
    ...['sustituido', 'sostituito', 'substituído', 'substituída', 'заменено', '已取代', '被取代', '取代', '替代', '已替代', '置き換え'],
  ],
};

const byWord: ReadonlyMap<string, KnownStatus> = new Map(
  statuses.flatMap((status) => vocabulary[status].map((word) => [word, status] as const)),
);
const longestPhrase = Math.max(...[...byWord.keys()].map((word) => word.split(' ').length));

/** Words in front of a status that say how much or since when, not which. */
const qualifiers = /^(?:partly|partially|mostly|now|currently|teilweise|partiellement|parcialmente)\s+/;

/**
 * The status that a wording means, by its leading words: "Accepted (lazy consensus)" is accepted, "Partly superseded" is
 * superseded. `unknown` when no vocabulary lists it.
 *
 * @param raw the wording, emphasis and links dropped
 * @param extra words that the configuration adds; they come first
 */
export function readStatus(raw: string, extra: GroundsConfig['statuses']): Status {
  const text = raw
    .slice(0, 200)
    .toLowerCase()
    .normalize('NFC')
    .replaceAll('’', "'")
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(qualifiers, '');
  for (const status of statuses) {
    if (extra[status]?.some((word) => startsWithWord(text, word.toLowerCase().normalize('NFC')))) {
      return status;
    }
  }
  const words = text.split(/[^\p{L}\p{N}\p{M}']+/u).filter((word) => word !== '');
  for (let count = Math.min(longestPhrase, words.length); count > 0; count -= 1) {
    const found = byWord.get(words.slice(0, count).join(' '));
    if (found !== undefined) {
      return found;
    }
  }
  // Languages without spaces run on behind the word.
  return statuses.find((status) => vocabulary[status].some((word) => isUnspaced(word) && text.startsWith(word))) ?? 'unknown';
}

function startsWithWord(text: string, word: string): boolean {
  return word !== '' && text.startsWith(word) && (isUnspaced(word) || !/^[\p{L}\p{N}]/u.test(text.slice(word.length)));
}

function isUnspaced(word: string): boolean {
  return /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word);
}
