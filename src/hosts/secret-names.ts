/** The variable that holds a secret: `NEWSCTL_STAGING_PASSWORD` for `password` of the host `staging`. */
export const secretVariable = (host: string, name: string): string =>
  `NEWSCTL_${host}_${name}`.toUpperCase().replace(/[^A-Z0-9]+/g, '_');

/** The option of a host that names the command which prints a secret. */
export const commandOption = (name: string): string => `${name}_command`;
