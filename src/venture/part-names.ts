import type { Name } from '#kernel/words.ts';
import { m } from '#messages';
import type { Part } from './standing.ts';

const names: Readonly<Record<Part, Name>> = {
	numbers: m.venture_numbers,
	plan: m.venture_plan,
	contacts: m.venture_contacts,
	documents: m.venture_documents,
	line: m.venture_line
};

/** What a part of a file is called, in the reader's language. */
export const partName = (part: Part): string => names[part]({});
