// Puts a review into one comment on a pull request: `node comment.mjs FILE`. A comment that an earlier run wrote is brought
// up to date. Without a pull request, or where the token may not write, the review goes into the summary of the job.
import { appendFile, readFile } from 'node:fs/promises';

const MARKER = '<!-- grounds-review -->';
const NOTHING = `${MARKER}\nNothing in this change concerns a decision any more.\n`;
const PAGE = 100;
/** Who has more comments than these gets another one. */
const MAX_PAGES = 20;
/** In milliseconds. */
const TIMEOUT = 30_000;

const {
  GITHUB_API_URL = 'https://api.github.com',
  GITHUB_EVENT_PATH,
  GITHUB_REPOSITORY = '',
  GITHUB_STEP_SUMMARY,
  GROUNDS_AUTHOR,
  GROUNDS_TOKEN,
} = process.env;

class Refused extends Error {}

/**
 * @param {string} method
 * @param {string} path
 * @param {{ body: string }} [content]
 * @returns {Promise<any>}
 */
async function ask(method, path, content) {
  const response = await fetch(`${GITHUB_API_URL}/repos/${GITHUB_REPOSITORY}${path}`, {
    method,
    headers: {
      accept: 'application/vnd.github+json',
      authorization: `Bearer ${GROUNDS_TOKEN}`,
      'user-agent': 'grounds-review',
      ...(content && { 'content-type': 'application/json' }),
    },
    ...(content && { body: JSON.stringify(content) }),
    signal: AbortSignal.timeout(TIMEOUT),
  });
  if (!response.ok) {
    await response.body?.cancel();
    const what = `${method} ${path} was answered with ${response.status}`;
    throw [401, 403, 404].includes(response.status) ? new Refused(what) : new Error(what);
  }
  return response.json();
}

/** The comment of an earlier run. Anybody can write the marker, so the author counts too. */
async function findComment(number) {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const comments = await ask('GET', `/issues/${number}/comments?per_page=${PAGE}&page=${page}`);
    const found = comments.find(
      ({ body, user }) =>
        typeof body === 'string' &&
        body.startsWith(MARKER) &&
        (user?.type === 'Bot' || (GROUNDS_AUTHOR && user?.login === GROUNDS_AUTHOR)),
    );
    if (found || comments.length < PAGE) {
      return found;
    }
  }
  return undefined;
}

async function comment(number, body) {
  const known = await findComment(number);
  if (known === undefined) {
    if (body !== '') {
      await ask('POST', `/issues/${number}/comments`, { body });
    }
    return;
  }
  const text = body === '' ? NOTHING : body;
  // The host may have trimmed what it was given.
  if (known.body.trimEnd() !== text.trimEnd()) {
    await ask('PATCH', `/issues/comments/${known.id}`, { body: text });
  }
}

async function summarise(body) {
  if (body !== '' && GITHUB_STEP_SUMMARY) {
    await appendFile(GITHUB_STEP_SUMMARY, body);
  } else {
    process.stdout.write(body);
  }
}

async function numberOfRequest() {
  if (!GITHUB_EVENT_PATH) {
    return undefined;
  }
  const number = JSON.parse(await readFile(GITHUB_EVENT_PATH, 'utf8')).pull_request?.number;
  return Number.isSafeInteger(number) ? number : undefined;
}

async function main() {
  const body = await readFile(process.argv[2] ?? '', 'utf8');
  const number = await numberOfRequest();
  if (number === undefined || !GROUNDS_TOKEN || GITHUB_REPOSITORY === '') {
    await summarise(body);
    return;
  }
  try {
    await comment(number, body);
  } catch (error) {
    if (!(error instanceof Refused)) {
      throw error;
    }
    process.stdout.write(
      `The review is in the summary of this job, because it may not be written as a comment: ${error.message}.\n`,
    );
    await summarise(body);
  }
}

main().catch((error) => {
  process.stderr.write(
    `The review could not be put into a comment: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exitCode = 1;
});
