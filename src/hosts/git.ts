import * as z from 'zod';
import { defineHost } from './host.ts';

const options = z.strictObject({
  repository: z
    .string()
    .min(1)
    .refine((url) => !url.startsWith('-') && !url.includes('::'), {
      error: 'should be the address of a Git repository, such as https://example.org/desk/site.git.',
    })
    .refine((url) => !/^[a-z+]+:\/\/[^/@]*:[^/@]*@/i.test(url), {
      error: 'holds a password; it belongs in the environment or the keychain, and the user in `user`.',
    })
    .refine((url) => !/^http:/i.test(url) || /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/i.test(url), {
      error: 'should begin with https: over http: anybody on the way could read the password.',
    }),
  branch: z
    .string()
    .regex(/^(?![-/.])(?!.*(?:\.\.|\/\/|@\{|\.lock(?:\/|$)))[^\s~^:?*[\\]+(?<![/.])$/, {
      error: 'should be the name of a branch.',
    })
    .default('gh-pages'),
  user: z.string().min(1).optional(),
});

export type GitOptions = z.infer<typeof options>;

/**
 * A branch of a Git repository from which Pages are served: GitHub, GitLab, Codeberg, or anybody's own. A release is one
 * commit, so that readers get all of it or nothing. Nothing is checked out; files of others on the branch stay.
 */
export const git = defineHost<GitOptions>({
  type: 'git',
  summary: 'a branch of a Git repository, for GitHub, GitLab or Codeberg Pages',
  options,
  secrets: [{ name: 'password', means: 'the password or access token for an https repository' }],
  capabilities: { atomic: true, undo: true },
  connect: async (settings, place, access) =>
    (await import('./git/git-host.ts')).connectGit(settings, place, access),
});
