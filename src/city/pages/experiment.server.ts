import type { Tx } from '#kernel/server/db.ts';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, typedTexts, wordsField } from '#web/form.server.ts';
import { NewPassport, NewReaction } from '../experiment.schema.ts';
import { writePassport, writeReaction } from '../server/index.ts';
import type { AtStop, StopEvent } from './stop.server.ts';
import { numberIn } from './team.server.ts';

/** A value that a stop can react to, by what whoever measures calls it. */
export type Choice = Readonly<{ value: string; label: string }>;

/** Writes what a stop says of the experiment that it is; a form without a word says that it is none. */
export async function savePassport(event: StopEvent, { trail, stop, working, page }: AtStop) {
	const form = await event.request.formData();
	const words = (name: string) => wordsField(form, name, event.locals.locale);
	const given = {
		...{ work: fieldOf(form, 'work') || null, hypothesis: words('hypothesis'), asked: words('asked') },
		...{ since: fieldOf(form, 'since'), until: fieldOf(form, 'until') || null, learnt: words('learnt') }
	};
	const none = Object.values(given).every((one) => !one);
	return changeGiven(
		event,
		typedTexts(form),
		none ? { success: true as const, data: null } : NewPassport.safeParse(given),
		(tx: Tx, its: NewPassport | null) => writePassport(tx, trail.id, stop.id, its, working),
		`${page}/stops/${stop.id}?done=saved#experiment`,
		{ kernel_missing: 'work' }
	);
}

/** Writes what a stop says instead while a value is beyond a bound; without a value and words, it always says the same. @param choices the values that there are */
export async function saveReaction(event: StopEvent, at: AtStop, choices: readonly Choice[]) {
	const { trail, stop, working, page } = at;
	const form = await event.request.formData();
	const asked = fieldOf(form, 'measured');
	const known = choices.some(({ value }) => value === asked) || stop.reaction?.measured === asked;
	const says = wordsField(form, 'says', event.locals.locale);
	const given = { measured: known ? asked : '', side: fieldOf(form, 'side'), bound: numberIn(form, 'bound'), says };
	return changeGiven(
		event,
		typedTexts(form),
		asked || says ? NewReaction.safeParse(given) : { success: true as const, data: null },
		(tx: Tx, its: NewReaction | null) => writeReaction(tx, trail.id, stop.id, its, working),
		`${page}/stops/${stop.id}?done=saved#reaction`
	);
}
