import { at, type Call, type JsonAnswer, type Words } from './client.ts';

const KEY: Words = {
  says: 'it does not accept the Admin API key',
  hint: 'Copy the Admin API key (not the Content API key) of a custom integration: Ghost Admin → Settings → Integrations.',
};

/** Seconds of difference that Ghost bears are 300. */
const SKEW = 240_000;

/** The words for an answer that is none to work with. */
export function ghostSays(answer: JsonAnswer, call: Call): Words | null {
  const { status, json, headers } = answer;
  const error = at(at(json, 'errors'), '0');
  const type = at(error, 'type');
  const text = [at(error, 'message'), at(error, 'context')].join(' ');
  if (status === 401 && (/maxAge|expired/i.test(text) || isSkewed(headers))) return skewed(headers);
  if (status === 401 || at(error, 'code') === 'UNKNOWN_ADMIN_API_KEY') return KEY;
  if (status === 403)
    return {
      says: 'the integration may not do that',
      hint: 'Use the key of a custom integration; those of other integrations may do less.',
    };
  if (status === 404 && type === undefined)
    return {
      says: 'there is no Ghost at that address',
      hint: 'Check `address` in newsctl.yaml: it is the address of the site, without `/ghost`.',
    };
  if (status === 413 || status === 415)
    return {
      says: 'it does not take that file',
      hint: 'Use JPEG, PNG, GIF, SVG or WebP, and make it smaller.',
    };
  if (status === 422 && /author/i.test(text) && call.method !== 'GET')
    return {
      says: 'there is no author of that slug there',
      hint: 'Correct `authors` of the host in newsctl.yaml: it gives names the slugs of authors.',
    };
  return null;
}

function isSkewed(headers: Headers): boolean {
  const theirs = Date.parse(headers.get('date') ?? '');
  return !Number.isNaN(theirs) && Math.abs(theirs - Date.now()) > SKEW;
}

const skewed = (headers: Headers): Words => ({
  says: `the clock of this machine and that of the host differ too much${there(headers)}`,
  hint: 'Set the clock of this machine right, best by the network.',
});

const there = (headers: Headers): string => {
  const theirs = headers.get('date');
  return theirs ? `; there it is ${theirs.slice(0, 40)}` : '';
};
