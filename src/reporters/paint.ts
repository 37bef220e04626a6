type Style = (text: string) => string;

/** The colours that reports use; an instance of chalk fits. */
export type Paint = Record<'red' | 'yellow' | 'blue' | 'magenta' | 'cyan' | 'dim' | 'bold' | 'green', Style>;
