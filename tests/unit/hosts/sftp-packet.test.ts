import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Attributes,
  BadPacket,
  PacketReader,
  PacketSplitter,
  PacketWriter,
} from '../../../src/hosts/ssh/packet.ts';

const uint32 = fc.integer({ min: 0, max: 0xffffffff });
const attributes: fc.Arbitrary<Attributes> = fc.record(
  { size: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), mode: uint32, mtime: uint32 },
  { requiredKeys: [] },
);

describe('packets of SFTP', () => {
  test('are read as they were written, however the bytes are cut on the way', () => {
    const packet = fc.record({
      type: fc.integer({ min: 0, max: 255 }),
      id: uint32,
      text: fc.string({ unit: 'binary' }),
      data: fc.uint8Array(),
      attributes,
    });
    fc.assert(
      fc.property(
        fc.array(packet, { minLength: 1 }),
        fc.array(fc.integer({ min: 1, max: 40 })),
        (all, cuts) => {
          const parts = all.flatMap((one) =>
            new PacketWriter()
              .byte(one.type)
              .uint32(one.id)
              .string(one.text)
              .string(one.data)
              .attributes(one.attributes)
              .packet(),
          );
          const bytes = Buffer.concat(parts);
          const splitter = new PacketSplitter();
          const packets: Buffer[] = [];
          let at = 0;
          for (let n = 0; at < bytes.length; n++) {
            const length = cuts[n % Math.max(1, cuts.length)] ?? 7;
            packets.push(...splitter.push(bytes.subarray(at, at + length)));
            at += length;
          }
          const read = packets.map((one) => {
            const from = new PacketReader(one);
            const value = {
              type: from.byte(),
              id: from.uint32(),
              text: from.string(),
              data: Uint8Array.from(from.data()),
              attributes: from.attributes(),
            };
            expect(from.isAtEnd()).toBe(true);
            return value;
          });
          expect(read).toEqual(all.map((one) => ({ ...one, text: Buffer.from(one.text).toString() })));
        },
      ),
    );
  });

  test('whatever comes is read or refused, and nothing else happens', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const reader = new PacketReader(Buffer.from(bytes));
        try {
          reader.byte();
          reader.uint32();
          reader.text();
          reader.attributes();
          reader.data();
        } catch (error) {
          expect(error).toBeInstanceOf(BadPacket);
        }
      }),
    );
  });

  test.each([
    ['of no bytes', [0, 0, 0, 0]],
    ['of four gigabytes', [255, 255, 255, 255]],
    ['that is a greeting in words', [...Buffer.from('Welcome to the server')]],
  ])('a packet %s is refused', (_, bytes) => {
    expect(() => new PacketSplitter().push(Buffer.from(bytes))).toThrow(BadPacket);
  });

  test('a size that no file has, and a name that is no UTF-8, are refused', () => {
    expect(() => new PacketReader(Buffer.alloc(8, 255)).uint64()).toThrow(BadPacket);
    expect(() => new PacketReader(Buffer.from([0, 0, 0, 1, 0xff])).string()).toThrow(BadPacket);
    expect(new PacketReader(Buffer.from('\0\0\0\u0003\uFFFD', 'utf8')).string()).toBe('\uFFFD');
  });
});
