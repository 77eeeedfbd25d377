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
	 * What a fact is about, and where that is read below `/api/v1`; null where this reader may not see it now. All that is told of one object is told in
	 * the order of the log.
	 */
	about: (fact: Fact, reader: Viewer, on: Tx | typeof db) => Promise<Readonly<{ object: Ref; path: string }> | null>;
}>;
