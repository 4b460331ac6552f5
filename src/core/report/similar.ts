import type { SimilarDecision } from '../search/similar';
import { paintStatus, plain } from './paint';
import type { Paint } from './paint';
import { printable } from './printable';
import { decisionName, enumerate } from './wording';

/** Similar decisions as JSON: see `schemas/similar.schema.json`. */
export function writeSimilarJson(similar: readonly SimilarDecision[]): string {
  const data = {
    version: 1,
    decisions: similar.map(({ decision: { id, title, path, status, date }, shared, evidence }) => ({
      id,
      title: title ?? null,
      path,
      status,
      date: date ?? null,
      shared,
      evidence: evidence.map(({ reference, type, finding, options }) => ({
        reference,
        type: type ?? null,
        finding: finding ?? null,
        options,
      })),
    })),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

/** Similar decisions for people, each with the evidence that could be cited. */
export function writeSimilarText(similar: readonly SimilarDecision[], paint: Paint = plain): string {
  const lines = similar.flatMap(({ decision: { id, title, status, path }, shared, evidence }) => [
    `${paint.bold(printable(decisionName({ id, title })))}  ${paintStatus(paint, status, `(${status})`)}`,
    `    ${paint.dim(printable(path))}`,
    `    ${printable(`both have ${enumerate(shared)}`)}`,
    ...evidence.map(
      ({ reference, finding, options }) =>
        `    ${paint.cyan(printable(reference))}  ${printable(`${finding ?? 'no finding'} (about ${enumerate(options)})`)}`,
    ),
  ]);
  return `${lines.join('\n')}\n`;
}
