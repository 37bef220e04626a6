/**
 * How a finding about law is worded: what stands there, and a question. newsctl never says that something is lawful
 * or unlawful; somebody who knows decides, and says so by name.
 */
export const lawPrompt = (seen: string, question: string): string =>
  `${seen} ${question} (A prompt for an editor or a lawyer, not legal advice.)`;
