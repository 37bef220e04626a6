/** Of the topic `hosts`: systems that take articles. */
export const cmsHosts = (): string =>
  [
    '## WordPress and Ghost',
    'These kinds take articles instead of a site: `newsctl publish --to cms` puts each one into the content management system, which shows it to readers in its own looks. Home page, lists, feeds and search are those of the system. `status`, `verify` and `undo` work with them too.',
    '```yaml\nhosts:\n  cms:\n    type: wordpress\n    address: https://echo.example.org\n    user: newsdesk\n    password_command: pass show newsroom/cms\n    authors: { Ann Lee: 3 }\n```',
    '```yaml\nhosts:\n  cms:\n    type: ghost\n    address: https://echo.example.org\n    admin_key_command: pass show newsroom/ghost\n    authors: { Ann Lee: ann }\n```',
    [
      '- `address`: that of the site. It must be `https://`, but for a server on this machine. Redirections are not followed.',
      '- `user` (WordPress): the account; its role should be Editor. An Author publishes own posts and makes no categories, a Contributor publishes nothing. The secret `password` is an *application password* of that account (Users → Profile), not the one to log in with.',
      '- the secret `admin_key` (Ghost): the Admin API key of a custom integration (Settings → Integrations).',
      '- `authors`: which account signs for whom, by the name in the byline: its number in WordPress, its slug in Ghost. Where one of an article’s writers has none, and in WordPress where there are several, the byline stands above the text.',
      '- `standfirst_in_body` (WordPress): whether the standfirst also stands above the text; `true` without it, as many themes do not show the excerpt.',
      '- `timeout`: seconds to wait for a sign of life; 30 without it.',
    ].join('\n'),
    '### What goes there',
    'The text is the one that a page of the site shows, with corrections, labels and disclosures; confidential sources and all else that no page shows are in nothing that is sent. The standfirst is the excerpt; section and tags are category and tags in WordPress, and tags in Ghost with the section first; what is there already by that name is used. The first picture of `images` is the featured one. Each picture goes up once, known by its content, in full size: the system makes its own sizes. Links to other articles lead to where they stand there. WordPress takes no SVG and AVIF. Ghost sends no newsletter for what newsctl publishes.',
    'What `newsctl publish` would put on a site is published there with its dates. An article that is withdrawn, or may go out no longer, becomes a draft there and keeps its words. Nothing is deleted.',
    '### When somebody edits there',
    'newsctl knows from its receipts what it put there. An article that was changed or removed there since is never overwritten: the publish stops before anything is done (`CMS_CHANGED`, exit status 3) and shows the difference word by word. Take over into the article file what should stay, and publish with `--take-ours`; or leave what stands there with `--take-theirs`, which counts as known from then on. Name the article, and only that one is decided. An article that is to be withdrawn is withdrawn all the same. Ghost itself refuses a change that crosses another; WordPress does not, so that newsctl looks once more right before it writes, and an edit that is saved in that very moment is lost to the revisions of WordPress.',
    '`publish --verify` fetches afterwards the page of each article that came, changed or went, and `verify` that of every one: it looks for the headline and for every paragraph in its order, letters and digits alone, as themes set quotation marks and dashes their own way. An article that was withdrawn may no longer be read there. `verify` looks for what the system has now. Where the host has a `url`, such as that of a cache in front of it, the same paths are asked for there, and every publish looks.',
    'A plan that `--plan-out` writes names each article with what would be sent and what stands there, and who has the last word; `--plan` carries out exactly that, or says what is otherwise by now: the article file, an edit there, a publish in between, another address or another account that signs.',
    'Receipts (`.newsctl/receipts/`) belong in the repository of the newsroom: they are how another desk knows what stands where. Without them newsctl knows its own articles by a mark in their text, and overwrites them only where they have the very words that it would send. Where something else stands at an article’s address, it refuses (`HOST_FOREIGN`) rather than be given `slug-2`.',
    '`undo` puts back what the last publish changed, from the texts that this desk keeps in `.newsctl/published/`; on another desk they are not there. Pictures that were replaced meanwhile do not come back.',
    'newsctl is tested against WordPress 6.1 and Ghost 6.',
  ].join('\n\n');
