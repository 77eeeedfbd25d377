import type { Locale } from '#kernel/words.ts';
import { type CueKind, cueKinds, kindOfCue, type Rundown } from '../../../index.ts';
import { fieldsOf } from './cue-form.ts';

/** What the page is writing on, as its address says: nothing, a segment, or a cue of a kind. */
export type Editing =
	| null
	| Readonly<{ what: 'segment'; id: string | null }>
	| Readonly<{
			what: 'cue';
			id: string | null;
			segment: string;
			kind: CueKind;
			values: Readonly<Record<string, string>>;
	  }>;

/** `?segment=new`, `?segment=<id>`, `?add=<kind>&to=<segment>` or `?cue=<id>`; what is not there is nothing. */
export function editedIn({ searchParams }: URL, rundown: Rundown, timeOf: (moment: number) => string): Editing {
	const segment = searchParams.get('segment');
	if (segment === 'new') return { what: 'segment', id: null };
	if (segment && rundown.some(({ id }) => id === segment)) return { what: 'segment', id: segment };
	const kind = cueKinds.find((one) => one === searchParams.get('add'));
	const to = rundown.find(({ id }) => id === searchParams.get('to'));
	if (kind && to) return { what: 'cue', id: null, segment: to.id, kind, values: { onAir: '1' } };
	for (const { id, cues } of rundown) {
		const cue = cues.find((one) => one.id === searchParams.get('cue'));
		const known = cue && kindOfCue(cue.content);
		if (cue && known)
			return { what: 'cue', id: cue.id, segment: id, kind: known, values: fieldsOf(cue.content, timeOf) };
	}
	return null;
}

type Choice = Readonly<{ value: string; label: string }>;

/** What all parts of the page know. */
export type Shared = Readonly<{
	base: string;
	locale: Locale;
	locales: readonly { locale: Locale; name: string }[];
	polls: readonly Choice[];
	/** The segments, to send a cue into. */
	names: readonly Choice[];
	typed: Readonly<Record<string, string>> | undefined;
	problems: Readonly<Record<string, string>>;
	editing: Editing;
}>;
