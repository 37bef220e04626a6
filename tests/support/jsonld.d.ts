/** What the tests use of a package that ships no types. */
declare module 'jsonld' {
  const jsonld: {
    expand(
      document: object,
      options: {
        safe: boolean;
        documentLoader(url: string): Promise<{ documentUrl: string; document: object; contextUrl: null }>;
      },
    ): Promise<Record<string, unknown>[]>;
  };
  export default jsonld;
}
