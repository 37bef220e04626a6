/** The kind `git`. */
export const gitHosts = (): string =>
  [
    '## A branch of a Git repository',
    '`type: git` publishes to GitHub, GitLab or Codeberg Pages, or to any repository that serves a branch. `repository` is its address (`https://`, `ssh://`, `git@host:path`, `file://`), `branch` the branch (`gh-pages` unless it says otherwise), `user` the name that goes with the secret `password`, which is the password or access token of an `https` address. Over SSH your own `ssh` and its agent are used.',
    '```yaml\nhosts:\n  pages:\n    type: git\n    repository: https://codeberg.example/desk/site.git\n    branch: pages\n    user: desk\n    password_command: pass show newsroom/pages\n    url: https://post.example\n```',
    'It needs Git on this machine. Nothing is checked out: a bare copy of the objects lies in `.newsctl/cache/hosts/`, and may be removed at any time. A release is one commit, pushed only if the branch is where it was, so that readers get all of it or nothing; what others pushed meanwhile stays. `CNAME` and all other files on the branch that newsctl did not put there stay, and `.nojekyll` is added where it is missing.',
    'Records of releases and the lock lie on refs of their own (`refs/newsctl/BRANCH/…`), which no Pages serve. Going back is a new commit. The history of the branch keeps every release; `keep` says how many of them `undo` knows.',
    'Pages take a while to bring out what was pushed: `newsctl publish --verify --wait 180` waits for them.',
  ].join('\n\n');
