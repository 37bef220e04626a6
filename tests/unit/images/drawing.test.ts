import { expect, test } from 'vitest';
import { drawingFault } from '../../../src/images/drawing.ts';

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 3 2" ${attributes}>${inside}<path d="M0 0h3"/></svg>`;

const faultOf = (text: string, encoding: BufferEncoding = 'utf8', path = 'media/map.svg') =>
  drawingFault(Buffer.from(text, encoding), path);

test.each([
  ['words about scripts', svg('<title>The script of the play, set on = off</title>')],
  ['a style', svg('<style>path { fill: red }</style>')],
  ['a description', svg('<metadata><dc:title>Map</dc:title></metadata>')],
  ['an attribute that begins alike', svg('', 'data-online="yes"')],
  ['an address on the web', svg('<a href="https://courier.example/home/ann"><text>x</text></a>')],
])('a drawing with %s goes out', async (_what, text) => {
  expect(await faultOf(text)).toBeNull();
});

test.each([
  ['an element', svg('<script>alert(1)</script>')],
  ['an element with a prefix', svg('<svg:script href="x.js"/>')],
  ['an attribute', svg('', 'onload="alert(1)"')],
  ['an attribute on a line of its own', svg('<rect\nonclick = "go()"/>')],
  ['an address', svg('<a href="javascript:alert(1)"><text>x</text></a>')],
])('a script in a drawing, as %s, keeps it at home', async (_what, text) => {
  expect(await faultOf(text)).toMatch(/^holds a script/);
  expect(await faultOf(text, 'utf16le')).toMatch(/^holds a script/);
});

test.each([
  ['where it was exported to', svg('', 'inkscape:export-filename="/home/ann/source-x/map.png"')],
  ['a folder of Windows', svg('<image href="C:\\Users\\ann\\leak.png"/>')],
  ['a folder of a Mac', svg('<image href="/Users/ann/leak.png"/>')],
  ['an address of a file', svg('<image href="file:///srv/leak.png"/>')],
])('a drawing that tells of a folder at home, by %s, stays there', async (_what, text) => {
  expect(await faultOf(text)).toMatch(/^names a folder/);
});

test('a file that is no drawing is not looked into', async () => {
  expect(await faultOf(svg('<script/>'), 'utf8', 'media/map.txt')).toBeNull();
});
