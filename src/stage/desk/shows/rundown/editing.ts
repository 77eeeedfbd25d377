import type { Locale } from '#kernel/words.ts';
import type { CueKind, Field } from '../../../index.ts';

/** What the page is writing on, as its address says: nothing, a segment, or a cue of a kind. */
export type Editing =
	| null
	| Readonly<{ what: 'segment'; id: string | null }>
	| Readonly<{
			what: 'cue';
			id: string | null;
			segment: string;
			kind: CueKind;
			/** What is written of a graphic. */
			fields: readonly Readonly<{ name: string; as: Field; label: string }>[];
			values: Readonly<Record<string, string>>;
	  }>;

type Choice = Readonly<{ value: string; label: string }>;

/** What all parts of the page know. */
export type Shared = Readonly<{
	base: string;
	locale: Locale;
	locales: readonly { locale: Locale; name: string }[];
	/** What can be put into a rundown. */
	kinds: readonly Choice[];
	polls: readonly Choice[];
	/** The segments, to send a cue into. */
	names: readonly Choice[];
	typed: Readonly<Record<string, string>> | undefined;
	problems: Readonly<Record<string, string>>;
	editing: Editing;
}>;
