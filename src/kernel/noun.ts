import type { Area } from './area.ts';
import type { By } from './facts.ts';
import type { Tx } from './server/db.ts';
import type { Findings, Looked } from './server/text-search.ts';
import type { Locale } from './words.ts';

/** A sentence of the interface, in the reader's language or in a given one. */
export type Sentence = (params?: Record<string, never>, options?: { locale?: Locale }) => string;

/** Who reads: somebody by her id, or a visitor. */
export type Reader = Readonly<{ id: string }> | null;

/** What the drawn picture of a page says. */
export type Subject = Readonly<{ area: Area; kicker: string; title: string; lines?: readonly string[] }>;

/** A page with an address of its own that is no noun's: a list, a home. */
export type Front = Readonly<{
	/** Our own path. */
	path: string;
	/** What stands on top of it, by which it is found. */
	title?: Sentence;
	lede?: Sentence;
	poster?: (locale: Locale) => Subject | Promise<Subject>;
}>;

/** Something that can be reported: what it is called and where it is. */
export type Reported = Readonly<{
	name: string;
	path: string;
	shown: boolean;
	/** The hub cannot be without it. */
	lasting?: boolean;
	/** How many places are taken in what would be called off with it. */
	booked?: number;
}>;

/** What has a space: a séance, a booking. */
export type Occasion = Readonly<{ title: string; path: string; deskPath: string; shown: boolean }>;

/** One kind of thing that a module keeps, as the rest of the house asks for it. A part that is missing is not there: no page, no search, no report. */
export type Noun = Readonly<{
	/** As facts, reports, searches and revisions call it. */
	kind: string;
	/** What one is called. */
	name: Sentence;
	/** The public page of each. */
	page?: Readonly<{
		/** Our own path before the slug: `/places`. */
		path: string;
		/** All that anybody may see. */
		all: () => Promise<readonly Readonly<{ slug: string; changed?: Date }>[]>;
		/** @throws 404 when there is none that everybody may see. */
		poster?: (slug: string, locale: Locale) => Promise<Subject>;
	}>;
	search?: Readonly<{
		/** What several are called. */
		name: Sentence;
		/** Where they stand among what was found: the lowest first. */
		place: number;
		/** `near`: what is spelt nearly so. */
		find: (asked: Looked, reader: Reader, near: boolean, on: Tx) => Promise<Findings>;
	}>;
	/**
	 * What those of some ids say of themselves where a space is theirs; one that is not there any more is left out.
	 * `shown`: to everybody; else the space is only taken. `path`: our own, the team's for what is not shown.
	 */
	occasion?: (ids: readonly string[], locale: Locale) => Promise<ReadonlyMap<string, Occasion>>;
	report?: Readonly<{
		/** @throws 404 when there is none. */
		find: (id: string, locale: Locale) => Promise<Reported>;
		/** Whether this reader sees it, where not everybody who may know its address does. */
		seenBy?: (id: string, reader: Reader) => Promise<boolean>;
		/** Takes it from the public, so that the team can bring it back. `callOff`: what people booked too. */
		hide?: (tx: Tx, id: string, by: By, callOff: boolean) => Promise<void>;
	}>;
}>;
