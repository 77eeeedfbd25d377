import { type CueKind, cueKinds, fieldsOf, kindOfCue, type Rundown } from '../../../index.ts';
import { fieldLabel } from '../../names.server.ts';
import { valuesOf } from './cue-form.ts';
import type { Editing } from './editing.ts';

/** `?segment=new`, `?segment=<id>`, `?add=<kind>&to=<segment>` or `?cue=<id>`; what is not there is nothing. */
export function editedIn({ searchParams }: URL, rundown: Rundown, timeOf: (moment: number) => string): Editing {
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
