import type { Fact, Ref, Verb } from '../facts.ts';
import type { Viewer } from '../identity/index.ts';
import type { Sentence } from '../noun.ts';
import type { db, Tx } from './db.ts';

/** What programs of others may be told of the facts of a module, as soon as they are in the log. */
export type Announcement = Readonly<{
	/** As an endpoint asks for it: `proposals`. */
	kind: string;
	name: Sentence;
	/** What it tells, in English, as the description of the interface is. */
	summary: string;
	verbs: readonly Verb[];
	/**
	 * What a fact is about; null where that is nothing of this kind. All that is told of one object is told in the order of the log.
	 */
	object: (fact: Fact, on: Tx | typeof db) => Promise<Ref | null>;
	/** Where it is read below `/api/v1`; null where this reader may not see it now. */
	where: (object: Ref, reader: Viewer, on: Tx | typeof db) => Promise<string | null>;
}>;

/** The type of the message that something is not there any more for who was told of it, whatever became of it: it says the id and nothing else. */
export const WITHDRAWN = 'programs.withdrawn';
