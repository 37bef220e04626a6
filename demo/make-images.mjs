// Draws the two pictures of the demo newsroom into media/: node demo/make-images.mjs
// Everything is computed, so that the files are the same on every machine.
import { mkdirSync, writeFileSync } from 'node:fs';
import { deflateSync, crc32 as zlibCrc } from 'node:zlib';

const WIDTH = 1200;
const HEIGHT = 675;

const crc32 =
  zlibCrc ??
  ((data) => {
    let crc = ~0;
    for (const byte of data) {
      crc ^= byte;
      for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
    }
    return ~crc >>> 0;
  });

const mix = (from, to, share) => from.map((value, i) => Math.round(value + (to[i] - value) * share));

function bridge(x, y) {
  const bank = 440 + 14 * Math.sin(x / 90);
  const centre = Math.round((x - 240) / 360) * 360 + 240;
  const deck = 250 + ((x - 600) / 60) ** 2 / 3;
  const inArch = centre > 0 && centre < WIDTH && ((x - centre) / 140) ** 2 + ((y - 480) / 170) ** 2 < 1;
  if (y > deck && y < 500 && !inArch) return (y - deck) % 26 < 2 ? [120, 108, 96] : [168, 152, 134];
  if (y > 490) return mix([70, 130, 180], [32, 70, 120], (y - 490) / 185 + 0.08 * Math.sin(x / 17 + y / 5));
  if (y > bank) return [92, 138, 74];
  return mix([168, 208, 236], [236, 242, 244], y / 470);
}

function valley(x, y) {
  const far = 300 + 50 * Math.sin(x / 170 + 1);
  const near = 400 + 60 * Math.sin(x / 230 + 4);
  const depth = (y - 380) / 295;
  const river = 640 + 190 * Math.sin(depth * 5) * depth;
  if (y > near && Math.abs(x - river) < 12 + 110 * depth) return mix([244, 190, 130], [90, 110, 160], depth);
  if (y > near) return mix([74, 120, 66], [40, 78, 44], depth);
  if (y > far) return [112, 146, 104];
  return mix([92, 108, 168], [250, 200, 140], y / 360);
}

function png(draw) {
  const rows = Buffer.alloc((WIDTH * 3 + 1) * HEIGHT);
  for (let y = 0; y < HEIGHT; y++)
    for (let x = 0; x < WIDTH; x++) rows.set(draw(x, y), y * (WIDTH * 3 + 1) + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [
    ['IHDR', header],
    ['IDAT', deflateSync(rows, { level: 9 })],
    ['IEND', Buffer.alloc(0)],
  ];
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts.map(chunk)]);
}

function chunk([type, data]) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const length = Buffer.alloc(4);
  const check = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const media = new URL('media/', import.meta.url);
mkdirSync(media, { recursive: true });
writeFileSync(new URL('tanners-bridge.png', media), png(bridge));
writeFileSync(new URL('esker-valley.png', media), png(valley));
