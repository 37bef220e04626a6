/**
 * What runs in the browser: shows the page anew when it has changed, at the same height; ties passages to their
 * remarks; switches the marks off; asks for the check of each article on the start page. A page that is not to be
 * seen holds no connection, since browsers allow few of them.
 */
export const CLIENT_SCRIPT = `(() => {
'use strict';
const script = document.currentScript;
const root = document.documentElement;
const at = 'newsctl-at ' + location.pathname;
const margin = document.querySelector('.newsctl-margin');

const before = JSON.parse(sessionStorage.getItem(at) || 'null');
sessionStorage.removeItem(at);
if (before) {
  scrollTo({ top: before.top, behavior: 'instant' });
  if (margin) margin.scrollTop = before.margin;
}

let source = null;
const listen = () => {
  if (document.hidden || source) return;
  const query = new URLSearchParams({ page: location.pathname, mark: script.dataset.mark });
  source = new EventSource('/__preview/events?' + query);
  source.addEventListener('open', () => root.classList.remove('newsctl-lost'));
  source.addEventListener('error', () => root.classList.add('newsctl-lost'));
  source.addEventListener('change', () => {
    sessionStorage.setItem(at, JSON.stringify({ top: scrollY, margin: margin ? margin.scrollTop : 0 }));
    location.reload();
  });
};
const hush = () => {
  if (source) source.close();
  source = null;
};
document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()));
addEventListener('pagehide', hush);
addEventListener('pageshow', listen);
listen();

const show = (numbers, on) => {
  for (const number of numbers) {
    const note = document.getElementById('newsctl-note-' + number);
    if (note) note.classList.toggle('newsctl-shown', on);
    if (note && on && margin && getComputedStyle(margin).position === 'fixed') note.scrollIntoView({ block: 'nearest' });
  }
};
const mark = (number, on) => {
  for (const place of document.querySelectorAll('[data-newsctl-notes~="' + number + '"]'))
    place.classList.toggle('newsctl-shown', on);
};
for (const place of document.querySelectorAll('[data-newsctl-notes]')) {
  const numbers = place.dataset.newsctlNotes.split(' ');
  place.addEventListener('mouseenter', () => show(numbers, true));
  place.addEventListener('mouseleave', () => show(numbers, false));
}
for (const link of document.querySelectorAll('.newsctl-number a')) {
  const number = link.textContent;
  link.addEventListener('focus', () => show([number], true));
  link.addEventListener('blur', () => show([number], false));
}
for (const note of document.querySelectorAll('.newsctl-remark')) {
  const number = note.id.slice('newsctl-note-'.length);
  for (const [event, on] of [['mouseenter', true], ['mouseleave', false], ['focusin', true], ['focusout', false]])
    note.addEventListener(event, () => mark(number, on));
}

const toggle = document.querySelector('.newsctl-toggle');
const setMarks = (on) => {
  root.classList.toggle('newsctl-plain', !on);
  if (toggle) toggle.setAttribute('aria-pressed', String(on));
};
setMarks(localStorage.getItem('newsctl-marks') !== 'off');
if (toggle) {
  toggle.hidden = false;
  toggle.addEventListener('click', () => {
    const on = root.classList.contains('newsctl-plain');
    localStorage.setItem('newsctl-marks', on ? 'on' : 'off');
    setMarks(on);
  });
}

const count = async () => {
  for (const cell of document.querySelectorAll('.newsctl-count')) {
    const answer = await fetch('/__preview/check?' + new URLSearchParams({ article: cell.dataset.article }));
    if (answer.ok) cell.textContent = await answer.text();
  }
};
count().catch(() => {});
})();
`;
