/**
 * Completes an address that a page gives.
 * @param base the page's own address, if it states one
 * @returns an address for http, https, mailto or tel, or a relative one as written; null for anything else
 */
export function resolveAddress(address: string, base: string | undefined): string | null {
  const bare = address.trim().replace(/[\t\n\r]/g, '');
  if (bare === '' || (bare.startsWith('#') && !base)) return null;
  const full = bare.startsWith('//') ? `https:${bare}` : bare;
  // Browsers skip control characters before a scheme.
  const scheme = /^[\0- ]*([a-z][a-z0-9+.-]*):/i.exec(full)?.[1]?.toLowerCase();
  if (scheme) return ['http', 'https', 'mailto', 'tel'].includes(scheme) ? full : null;
  if (!base || !URL.canParse(full, base)) return full;
  return new URL(full, base).href;
}
