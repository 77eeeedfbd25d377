import { fieldsOf, type GraphicName, graphicNames } from './graphics/kinds.ts';
import { asksWords, formOf, type PollForm, pollForms } from './room/forms.ts';
import type { CueContent } from './room/orders.schema.ts';

/** What stands in a rundown or on air, by its name. */
export type CueKind = PollForm | 'result' | 'question' | GraphicName;

/** What can be put into a rundown, each with a form that fits it: of the graphics, those that are written before a show. */
export const cueKinds: readonly CueKind[] = [
	...pollForms,
	'result',
	'question',
	...graphicNames.filter((name) => fieldsOf(name).length)
];

export const isPoll = (kind: string): kind is PollForm => pollForms.some((form) => form === kind);

/** How a poll is set as long as nobody says otherwise. */
export const usualPoll = (form: PollForm) =>
	({ most: asksWords({ form }) ? 3 : 1, results: formOf({ form }).quiz ? 'revealed' : 'voted' }) as const;

/** Which form a cue is written with; null for a graphic that only programs make. */
export function kindOfCue(content: CueContent): CueKind | null {
	if (content.kind === 'poll') return content.form;
	if (content.kind !== 'graphic') return content.kind;
	const { name } = content.graphic;
	return fieldsOf(name).length ? (name as GraphicName) : null;
}
