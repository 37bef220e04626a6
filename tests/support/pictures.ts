import exifr from 'exifr';
import sharp, { type Sharp } from 'sharp';

/** A picture with something to see in it: a slope of colours, with a disc in one corner. */
export function scene(width: number, height: number): Sharp {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#1b4965"/><stop offset="1" stop-color="#ffd166"/></linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/><circle cx="${width / 5}" cy="${height / 5}" r="${Math.min(width, height) / 8}" fill="#c1121f"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

/** What a telephone writes into its pictures. */
const PHONE = {
  IFD0: {
    Make: 'Ferrow',
    Model: 'Pocket 9',
    Artist: 'Tamsin Reed',
    Copyright: '2026 Tamsin Reed',
    Software: 'Pocket OS 3',
  },
  IFD2: {
    BodySerialNumber: 'SERIAL-88213',
    LensSerialNumber: 'LENS-5521',
    CameraOwnerName: 'Quiet Owner',
    DateTimeOriginal: '2026:11:02 07:30:00',
  },
  IFD3: {
    GPSLatitudeRef: 'N',
    GPSLatitude: '51/1 30/1 0/1',
    GPSLongitudeRef: 'W',
    GPSLongitude: '0/1 7/1 0/1',
  },
};

/** XMP that tells of place and camera once more. */
const PHONE_XMP =
  '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" xmlns:exif="http://ns.adobe.com/exif/1.0/" xmlns:aux="http://ns.adobe.com/exif/1.0/aux/" exif:GPSLatitude="51,30.0N" exif:GPSLongitude="0,7.0W" aux:SerialNumber="SERIAL-88213" aux:OwnerName="Quiet Owner"/></rdf:RDF></x:xmpmeta>';

/** A picture as a telephone leaves it. @param orientation as in Exif: 6 for one that was held upright */
export function fromPhone(pipeline: Sharp, orientation = 1): Sharp {
  return pipeline.withExif(PHONE).withXmp(PHONE_XMP).withMetadata({ orientation });
}

/** Words that stand in {@link PHONE}, and may stand in no byte that readers get. */
const TELLTALE = ['SERIAL-88213', 'LENS-5521', 'Quiet Owner', 'Pocket 9', 'Pocket OS', 'GPS'];

/** Everything that a file tells of whoever took the picture, found with readers of metadata and in its bytes. */
export async function telltale(bytes: Uint8Array): Promise<string[]> {
  const text = Buffer.from(bytes).toString('latin1');
  const names = Object.keys(await tagsOf(bytes)).filter((name) =>
    /gps|latitude|longitude|serial|owner|^make$|model|software/i.test(name),
  );
  return [...TELLTALE.filter((word) => text.includes(word)), ...names];
}

const ALL = { tiff: true, exif: true, gps: true, xmp: true, iptc: true, icc: false, translateValues: false };

/** What a file says of itself, by the names of Exif, IPTC and XMP. */
export async function tagsOf(bytes: Uint8Array): Promise<Record<string, unknown>> {
  const { exif, format } = await sharp(bytes).metadata();
  // exifr does not open these; sharp hands their Exif out.
  if (format !== 'jpeg' && format !== 'png')
    return exif ? ((await exifr.parse(exif.subarray(6), ALL)) ?? {}) : {};
  return (await exifr.parse(Buffer.from(bytes), ALL)) ?? {};
}
