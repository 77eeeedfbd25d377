import { localOf } from '#kernel/server/clock.ts';
import { type Locale, say } from '#kernel/words.ts';
import {
	type CueKind,
	cueKinds,
	fieldsOf,
	kindOfCue,
	plannedSeconds,
	type Rundown,
	runningTimes,
	type Show
} from '../../../index.ts';
import { allShows } from '../../../server/index.ts';
import { fieldLabel, kindName } from '../../names.server.ts';
import type { requireShows } from '../show.server.ts';
import { valuesOf } from './cue-form.ts';
import type { Editing } from './editing.ts';

/** A rundown as its page shows it, and what the address writes on. */
export function written({ id, listing }: Show, rundown: Rundown, url: URL) {
	const { startsAt, timeZone } = listing.occurrence;
	return {
		...{ show: id, title: listing.offering.title, startsAt },
		segments: runningTimes(rundown, startsAt),
		planned: plannedSeconds(rundown),
		kinds: cueKinds.map((value) => ({ value, label: kindName(value) })),
		editing: editedIn(url, rundown, (at) => localOf(new Date(at), timeZone).slice(11))
	};
}

/** `?segment=new`, `?segment=<id>`, `?add=<kind>&to=<segment>` or `?cue=<id>`; what is not there is nothing. */
function editedIn({ searchParams }: URL, rundown: Rundown, timeOf: (moment: number) => string): Editing {
	const segment = searchParams.get('segment');
	if (segment === 'new') return { what: 'segment', id: null };
	if (segment && rundown.some(({ id }) => id === segment)) return { what: 'segment', id: segment };
	const kind = cueKinds.find((one) => one === searchParams.get('add'));
	const to = rundown.find(({ id }) => id === searchParams.get('to'));
	if (kind && to)
		return { what: 'cue', id: null, segment: to.id, kind, fields: labelled(kind), values: { onAir: '1' } };
	for (const { id, cues } of rundown) {
		const cue = cues.find((one) => one.id === searchParams.get('cue'));
		const known = cue && kindOfCue(cue.content);
		if (!cue || !known) continue;
		const values = valuesOf(cue.content, timeOf);
		return { what: 'cue', id: cue.id, segment: id, kind: known, fields: labelled(known), values };
	}
	return null;
}

const labelled = (kind: CueKind) => fieldsOf(kind).map(([name, as]) => ({ name, as, label: fieldLabel(name) }));

const MOST_OTHERS = 100;

/** The shows whose rundown can be copied, the latest first. */
export async function templates(
	own: string,
	only: Awaited<ReturnType<typeof requireShows>>['only'],
	locale: Locale
): Promise<{ value: string; label: string }[]> {
	const rows = await allShows({ q: '', state: '', station: '', only, sort: 'date', descending: true, locale });
	const others = rows.filter(({ id }) => id !== own).slice(0, MOST_OTHERS);
	return others.map(({ id, listing: { offering, occurrence } }) => ({
		value: id,
		label: `${say(offering.title, locale).text} — ${localOf(occurrence.startsAt, occurrence.timeZone).slice(0, 10)}`
	}));
}
