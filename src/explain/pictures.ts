import { USUAL_IMAGES } from '../images/picture-plan.ts';

/** The topic `pictures`. */
export function pictures(): string {
  const { formats, widths, quality, credit } = USUAL_IMAGES;
  return [
    '# Pictures',
    'A picture lies in `media/` as the photographer filed it, and is named in `images` of an article or in its text. What readers get is made from its pixels alone, when the site is built: turned upright, in sRGB, and in sizes and formats from which each browser takes what suits it. The picture over an article comes first; others come when they are needed.',
    `## What readers do not get\n\nPlace, camera, serial numbers, owner, time, thumbnails and whatever else a file carries are in no byte that is published, the full size at \`media/bridge.jpg\` included. That address stays for good, at most 2000 pixels wide: it is what social networks, search engines, feeds and other newsrooms are given. The smaller sizes have names of their own, such as \`media/bridge.3f2a91c04b1d.800.avif\`, which change when the picture does.\n\nThe file in \`media/\` keeps what it has: the rule \`images/metadata\` says so, for the sake of those who share the folder. To publish a picture with all that it carries, name it in the rule’s option: \`rules: {images/metadata: {keep_metadata: [media/flood.jpg]}}\`.`,
    '## What the files say\n\nWhose a picture is stands in its files, as Artist and Copyright of Exif (in plain letters) and as creator and rights of XMP: the `credit` that articles give it, with a licence that has an address; else what the file itself says, unless that is the name of the camera’s owner. A picture that an article, or the file, calls made by a generative model stays marked as such. `images: {credit: false}` leaves the names out.',
    `## Settings\n\n\`\`\`yaml\nimages:\n  formats: [${formats.join(', ')}]\n  widths: [${widths.join(', ')}]\n  quality: ${quality}\n  credit: ${credit}\n\`\`\`\n\nThese are the usual ones. \`jpeg\` is PNG for a picture that is PNG, GIF or transparent. No picture is made larger. \`formats: []\` makes no smaller sizes; cleaned the pictures are all the same.`,
    '## What stays as it is\n\nDrawings (SVG) go out byte by byte; one that holds a script, names a folder on somebody’s computer, or has a photograph in it that carries metadata does not go out. A GIF, WebP or PNG that moves keeps its frames; the rest of its file is taken out.',
    '## Pictures that cannot be shown\n\nOne that is empty, cut short, damaged, of another kind than its name says, or larger than 250 million pixels is an error of the check (`images/unreadable`), and a build leaves it out and says of which articles.',
    '## The package sharp\n\nSizes are made by [sharp](https://sharp.pixelplumbing.com), which comes with newsctl where it can run. Where it is missing, and `newsctl doctor` says whether it is, JPEG, PNG, WebP and GIF go out in full size, cleaned all the same; what cannot be cleaned without it, such as AVIF, stays at home. What was made is kept in `.newsctl/cache/images/`, so that nothing is made twice. `preview` shows the files of `media/` as they are, to the desk alone.',
  ].join('\n\n');
}
