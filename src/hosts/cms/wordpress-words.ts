import { at, type Call, type JsonAnswer, type Words } from './client.ts';

const LOGIN: Words = {
  says: 'it does not accept the user and the application password',
  hint: 'Make an application password in the profile of that user in WordPress (Users → Profile); the one to log in with does not do. Some servers drop the Authorization header: their configuration must pass it on.',
};
const RIGHTS: Words = {
  says: 'the account may not do that',
  hint: 'Give it the role of an Editor, which publishes, changes posts of others and makes categories. An Author publishes own posts only, a Contributor none.',
};

/** What is most often wrong, by the code that WordPress gives it. */
const SAYS: Readonly<Record<string, Words>> = {
  rest_not_logged_in: LOGIN,
  incorrect_password: LOGIN,
  invalid_username: LOGIN,
  invalid_email: LOGIN,
  rest_cannot_publish: {
    says: 'the account may write drafts, but not publish (it is a contributor)',
    hint: 'Give it the role of an Author or, better, of an Editor.',
  },
  rest_cannot_create: RIGHTS,
  rest_cannot_edit: RIGHTS,
  rest_cannot_edit_others: RIGHTS,
  rest_cannot_delete: RIGHTS,
  rest_cannot_assign_term: RIGHTS,
  rest_forbidden: RIGHTS,
  rest_forbidden_context: RIGHTS,
  rest_forbidden_status: RIGHTS,
  rest_no_route: {
    says: 'its REST interface does not offer that',
    hint: 'WordPress 5.6 or later is needed, with its REST interface switched on.',
  },
  rest_upload_sideload_error: {
    says: 'WordPress takes no file of that kind',
    hint: 'Use JPEG, PNG, GIF or WebP; SVG and AVIF need a plug-in there.',
  },
  rest_upload_unknown_error: {
    says: 'WordPress could not store the file',
    hint: 'See whether its folder for uploads can be written and has room.',
  },
  rest_invalid_author: {
    says: 'there is no account of that number there',
    hint: 'Correct `authors` of the host in newsctl.yaml: it gives names the numbers of accounts.',
  },
};

/** The words for an answer that is none to work with. */
export function wordPressSays({ status, json }: JsonAnswer, _: Call): Words | null {
  const code = at(json, 'code');
  if (typeof code === 'string' && Object.hasOwn(SAYS, code)) return SAYS[code]!;
  if (status === 401) return LOGIN;
  if (status === 403) return RIGHTS;
  if (status === 413)
    return {
      says: 'the file is too large for it',
      hint: 'Make it smaller, or raise the largest upload of the server.',
    };
  if (status === 404 && json === undefined)
    return {
      says: 'there is no REST interface at that address',
      hint: 'Check `address` in newsctl.yaml; in WordPress, Settings → Permalinks must not be “Plain”.',
    };
  return null;
}
