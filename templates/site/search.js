// The search page: the only script of the site. It runs on no other page, and asks no other server.
// The index is in parts, each with some months; parts.json lists them, the newest first. They are loaded as they are
// needed, so that most searches ask for a few small files.

const folder = new URL('../search/', import.meta.url);
const root = new URL('../', import.meta.url);

/** Results that are shown at once. */
const PAGE = 10;
/** Parts that are loaded at once, and those that one search goes through before it asks. */
const TOGETHER = { newest: 3, best: 12 };
const ALONE = 12;

const form = document.querySelector('.search-form');
const status = document.querySelector('.search-status');
const list = document.querySelector('.search-results');
const more = document.querySelector('.search-more');
const name = document.title;

// Parts

let known = null;
const programs = new Map();
const loaded = new Map();

async function knownParts() {
  known ??= fetch(new URL('parts.json', folder), { cache: 'no-cache' }).then((answer) => {
    if (!answer.ok) throw new Error(`${answer.status} for parts.json`);
    return answer.json();
  });
  known.catch(() => { known = null; });
  return known;
}

/** What searches in one language: words are stemmed otherwise in each. */
function programFor(language, folderName) {
  if (!programs.has(language)) programs.set(language, start(language, folderName));
  const program = programs.get(language);
  program.catch(() => programs.delete(language));
  return program;
}

async function start(language, folderName) {
  const common = new URL(folderName, folder);
  const { createInstance } = await import(`${new URL('pagefind.js', common)}?${language}`);
  const program = createInstance({ basePath: new URL(`${language}/`, common).href, metaCacheTag: '', noWorker: true });
  await program.init();
  return program;
}

function load(part, language, folderName) {
  const key = `${part.path} ${language}`;
  if (!loaded.has(key)) {
    const loading = programFor(language, folderName).then(async (program) => {
      await program.mergeIndex(new URL(part.path, folder).href, {
        language,
        metaCacheTag: part.mark,
        mergeFilter: { part: part.path },
        excerptEllipsis: '…',
      });
      return program;
    });
    loading.catch(() => loaded.delete(key));
    loaded.set(key, loading);
  }
  return loaded.get(key);
}

// One search

/** Finds stories part by part, as long as somebody wants more. */
class Search {
  constructor({ q, section, year, order }, { program, parts }) {
    this.words = q;
    this.filters = section ? { section } : {};
    this.best = order === 'best';
    this.program = program;
    this.parts = parts.filter((part) => !year || part.year === year);
    this.next = 0;
    this.found = [];
    this.shown = 0;
  }

  get isComplete() {
    return this.next >= this.parts.length;
  }

  /** The oldest day that was searched. */
  get since() {
    return this.parts[this.next - 1]?.since;
  }

  /** Goes on until there is a page to show, or enough was looked through. */
  async fill() {
    const end = this.next + ALONE;
    while (!this.isComplete && this.next < end && this.found.length < this.shown + PAGE) {
      const size = this.best ? TOGETHER.best : TOGETHER.newest;
      const parts = this.parts.slice(this.next, this.next + size);
      await this.searchIn(parts);
      this.next += parts.length;
    }
  }

  async searchIn(parts) {
    const pairs = parts.flatMap((part) => part.languages.map((language) => ({ part, language })));
    await Promise.all(pairs.map(({ part, language }) => load(part, language, this.program)));
    if (this.best) this.found.push(...(await this.bestOf(pairs)));
    else for (const part of parts) this.found.push(...(await this.newestOf(part)));
  }

  async bestOf(pairs) {
    const languages = [...new Set(pairs.map(({ language }) => language))];
    const all = [];
    for (const language of languages) {
      const own = pairs.filter((pair) => pair.language === language).map(({ part }) => part.path);
      all.push(...(await this.ask(language, { part: { any: own } }, {})));
    }
    return all.sort((a, b) => b.score - a.score);
  }

  async newestOf(part) {
    const lists = [];
    for (const language of part.languages)
      lists.push(await this.ask(language, { part: part.path }, { date: 'desc' }));
    const filled = lists.filter((one) => one.length > 0);
    if (filled.length < 2) return filled.flat();
    // Those of one language are in order; to put several together their dates are needed.
    const dated = await Promise.all(
      filled.flat().map(async (result) => ({ result, at: shownOf(await result.data()).at })),
    );
    return dated.sort((a, b) => (a.at < b.at ? 1 : -1)).map(({ result }) => result);
  }

  async ask(language, within, sort) {
    const program = await programFor(language, this.program);
    return (await program.search(this.words, { filters: { ...this.filters, ...within }, sort })).results;
  }

  /** The next page of what was found. */
  async page() {
    const results = this.found.slice(this.shown, this.shown + PAGE);
    const data = await Promise.all(results.map((result) => result.data()));
    this.shown += results.length;
    return data;
  }
}

// The page

/** What a result shows beside its title and excerpt. */
const shownOf = ({ raw_url }) => Object.fromEntries(new URLSearchParams(new URL(raw_url, root).hash.slice(1)));

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function resultOf(data) {
  const { at, day, section, label, kind, lang } = shownOf(data);
  const url = new URL(data.raw_url, root);
  url.hash = '';
  const kicker = [];
  if (section) kicker.push(element('span', { className: 'kicker-section' }, section), ' ');
  if (label) kicker.push(element('span', { className: `kicker-label kicker-${kind}` }, label));
  return element(
    'article',
    lang ? { className: 'card', lang } : { className: 'card' },
    element('p', { className: 'kicker' }, ...kicker),
    element('h2', { className: 'card-headline' }, element('a', { href: url.href }, data.meta.title)),
    element('p', { className: 'card-standfirst' }, ...marked(data.excerpt)),
    element('p', { className: 'card-meta' }, element('time', { dateTime: at }, day)),
  );
}

/** An excerpt comes with marks around the words that were found, and everything else escaped. */
function marked(excerpt) {
  return excerpt.split(/(<mark>.*?<\/mark>)/s).map((piece) => {
    const inner = /^<mark>(.*)<\/mark>$/s.exec(piece)?.[1];
    const text = (inner ?? piece).replace(/&lt;/g, '<').replace(/&gt;/g, '>');
    return inner === undefined ? text : element('mark', {}, text);
  });
}

let current = null;

const values = () => {
  const { q = '', ...rest } = Object.fromEntries(new FormData(form));
  return { q: q.trim(), ...rest };
};

async function search() {
  const asked = values();
  document.title = asked.q ? `${asked.q} – ${name}` : name;
  current = null;
  list.replaceChildren();
  more.hidden = true;
  status.textContent = asked.q ? 'Searching…' : '';
  if (!asked.q) return;
  await tried(async () => {
    const own = new Search(asked, await knownParts());
    current = own;
    await showMore(own);
  });
}

async function showMore(own) {
  const first = list.children.length;
  await own.fill();
  const results = await own.page();
  if (own !== current) return;
  list.append(...results.map(resultOf));
  status.textContent = statusOf(own);
  more.hidden = own.isComplete && own.shown === own.found.length;
  more.textContent = own.shown < own.found.length ? 'More stories' : `Search stories before ${own.since}`;
  if (first > 0) list.children[first]?.querySelector('a').focus();
}

function statusOf({ found, shown, isComplete, since, words }) {
  const count = found.length === 0 ? 'No stories' : found.length === 1 ? '1 story' : `${found.length} stories`;
  const reach = isComplete ? '' : ` since ${since}`;
  const part = shown > 0 && shown < found.length ? `, ${shown} shown` : '';
  return `${count} found for ${words}${reach}${part}.`;
}

async function tried(work) {
  try {
    await work();
  } catch (error) {
    console.error(error);
    current = null;
    status.textContent = 'The search did not work. Please try again.';
  }
}

/** Puts what the address asks for into the form. */
function read() {
  const asked = new URLSearchParams(location.search);
  for (const field of form.elements) {
    if (!field.name) continue;
    field.value = asked.get(field.name) ?? '';
    // A choice that is not there.
    if (field.value === '' && field.tagName === 'SELECT') field.selectedIndex = 0;
  }
}

function submit() {
  const asked = new URLSearchParams(Object.entries(values()).filter(([, value]) => value !== ''));
  history.pushState(null, '', asked.size > 0 ? `?${asked}` : location.pathname);
  search();
}

document.querySelector('.search-without').hidden = true;
form.addEventListener('submit', (event) => {
  event.preventDefault();
  submit();
});
for (const choice of form.querySelectorAll('select'))
  choice.addEventListener('change', () => { if (values().q) submit(); });
more.addEventListener('click', () => {
  const own = current;
  if (!own) return;
  more.hidden = true;
  status.textContent = 'Searching…';
  tried(() => showMore(own));
});
window.addEventListener('popstate', () => { read(); search(); });
read();
search();
