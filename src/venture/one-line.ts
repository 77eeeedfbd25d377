import { typedLine, typedText } from '#kernel/typed.ts';

/** What everybody reads in one line, as it is kept: nothing in it turns it round, hides, or makes two of it. */
export const oneLine = (given: string): string => typedLine(typedText(given).replace(/\s+/gu, ' '));
