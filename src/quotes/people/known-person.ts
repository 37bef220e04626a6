/** Somebody the desk knows by name; the newsroom's `people.yaml` fits. */
export interface KnownPerson {
  id: string;
  name: string;
  role?: string | undefined;
  organisation?: string | undefined;
  aliases?: readonly string[];
  /** As written in `people.yaml`: `she/her`. */
  pronouns?: string | undefined;
}
