/** Why a picture cannot be shown, as the rest of a sentence that begins with its file: “is cut short”. */
export class BrokenPicture extends Error {
  constructor(fault: string) {
    super(fault);
    this.name = 'BrokenPicture';
  }
}

export const CUT_SHORT = 'is cut short: its end is missing';
export const DAMAGED = 'is damaged';
