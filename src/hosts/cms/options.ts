import * as z from 'zod';

/** What every system is told of where it is. */
export const address = () =>
  z.url({
    protocol: /^https?$/,
    error: 'should be the address of the site, such as https://echo.example.org.',
  });

/** Seconds to wait for a sign of life. */
export const timeout = () => z.int().min(1).max(600).default(30);
