/** What a picture's own bytes say of how it is shown. */
export interface FileFacts {
  /** In pixels, as they are stored: before the picture is turned upright. */
  width: number;
  height: number;
  /** As in Exif: 1 is upright, 5 to 8 are turned by a quarter. */
  orientation: number;
  /** Has more than one frame. */
  moves: boolean;
  /** May let through what is behind it. */
  transparent: boolean;
}
