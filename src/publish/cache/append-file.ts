import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { crc32 } from 'node:zlib';

/** Where something lies in a file, in bytes. */
export type Place = readonly [at: number, length: number, checksum: number];

/** Bytes that wait in memory before the file takes them. */
const WAITING = 1024 * 1024;

/**
 * Bytes that are read at once. Of an archive tens of thousands of pieces are put and read: where each had memory of its
 * own, what the system keeps of it once it is free would be more than all else that a build needs.
 */
const READ = 256 * 1024;

/** A file to which is only ever added; what lies in it is found by its place, and borne out by its checksum. */
export class AppendFile {
  private readonly file: string;
  private readonly keeps: boolean;
  private descriptor: number | null = null;
  /** Bytes that the file has, once it was looked at. */
  private end: number | null = null;
  /** What waits, from the end of the file on. */
  private waiting: Buffer | null = null;
  private waitingLength = 0;
  private reading: Buffer | null = null;

  /** @param keeps whether anything may be written */
  constructor(file: string, keeps: boolean) {
    this.file = file;
    this.keeps = keeps;
  }

  /** Bytes in the file, without those that wait. */
  get length(): number {
    this.end ??= statSync(this.file, { throwIfNoEntry: false })?.size ?? 0;
    return this.end;
  }

  put(bytes: Uint8Array): Place {
    if (this.waitingLength + bytes.length > WAITING) this.flush();
    const place = [this.length + this.waitingLength, bytes.length, crc32(bytes)] as const;
    if (bytes.length > WAITING) {
      this.append(bytes);
      return place;
    }
    this.waiting ??= Buffer.allocUnsafeSlow(WAITING);
    this.waiting.set(bytes, this.waitingLength);
    this.waitingLength += bytes.length;
    return place;
  }

  /** Good until the next call; null where something else lies there. */
  bytesAt([at, length, checksum]: Place): Buffer | null {
    const bytes = this.bytesWaiting(at, length) ?? this.bytesInFile(at, length);
    return bytes.length === length && crc32(bytes) === checksum ? bytes : null;
  }

  /** Writes what waits. */
  flush(): void {
    if (this.waitingLength === 0) return;
    this.append(this.waiting!.subarray(0, this.waitingLength));
    this.waitingLength = 0;
  }

  blotOut(places: readonly Place[]): void {
    for (const [at, length] of places) writeSync(this.open(), Buffer.alloc(length, ' '), 0, length, at);
  }

  /** Removes a file that was not looked at yet. @returns whether that is so */
  beginAnew(): boolean {
    if (this.end !== null) return false;
    this.close();
    rmSync(this.file, { force: true });
    return true;
  }

  /** Writes the file anew. @param all moves what stays, and is told its new place */
  rewrite(all: (move: (place: Place) => Place) => void): void {
    const packed = `${this.file}.tmp`;
    const file = openSync(packed, 'w', 0o600);
    let end = 0;
    all((place) => {
      const bytes = this.bytesAt(place);
      if (!bytes) return [0, 0, 1];
      writeSync(file, bytes);
      end += bytes.length;
      return [end - bytes.length, place[1], place[2]];
    });
    closeSync(file);
    this.close();
    renameSync(packed, this.file);
    this.end = end;
  }

  close(): void {
    if (this.descriptor !== null) closeSync(this.descriptor);
    this.descriptor = null;
  }

  private append(bytes: Uint8Array): void {
    const end = this.length;
    for (let done = 0; done < bytes.length; )
      done += writeSync(this.open(), bytes, done, bytes.length - done, end + done);
    this.end = end + bytes.length;
  }

  private bytesWaiting(at: number, length: number): Buffer | null {
    const from = at - this.length;
    return this.waiting && from >= 0 && from + length <= this.waitingLength
      ? this.waiting.subarray(from, from + length)
      : null;
  }

  private bytesInFile(at: number, length: number): Buffer {
    this.reading ??= Buffer.allocUnsafeSlow(READ);
    const bytes = length > READ ? Buffer.allocUnsafeSlow(length) : this.reading;
    return bytes.subarray(0, readSync(this.open(), bytes, 0, length, at));
  }

  private open(): number {
    if (this.descriptor !== null) return this.descriptor;
    const { O_RDONLY, O_RDWR, O_CREAT } = constants;
    if (this.keeps) mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 });
    this.descriptor = openSync(this.file, this.keeps ? O_RDWR | O_CREAT : O_RDONLY, 0o600);
    return this.descriptor;
  }
}
