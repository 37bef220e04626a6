/**
 * The file in the newsroom that an image address means: `media/a.jpg` for `/media/a.jpg`, `./media/a.jpg` and
 * `media/a.jpg`. Null for an address elsewhere, and for a path that would leave the newsroom.
 */
export function imageFile(url: string): string | null {
  if (
    url === '' ||
    /^[a-z][a-z0-9+.-]*:/i.test(url) ||
    url.startsWith('//') ||
    url.includes('\\') ||
    url.includes('\0')
  )
    return null;
  const path = decode(url.replace(/[?#].*$/, '')).replace(/^\/+/, '');
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}

function decode(url: string): string {
  try {
    return decodeURIComponent(url);
  } catch {
    return url;
  }
}
