import type { Tx } from '#kernel/server/db.ts';
import { change, changeGiven } from '#web/act.server.ts';
import { fieldOf, typedTexts, wordsField } from '#web/form.server.ts';
import { NewPassport, NewReaction } from '../experiment.schema.ts';
import { openToVoices, writePassport, writeReaction } from '../server/index.ts';
import type { AtStop, StopEvent } from './stop.server.ts';
import { numberIn } from './team.server.ts';

/** A value that a stop can react to, by what whoever measures calls it. */
export type Choice = Readonly<{ value: string; label: string; lang?: '' }>;

/** Writes what a stop says of the experiment that it is; a form without a word says that it is none. */
export async function savePassport(event: StopEvent, { trail, stop, working, page }: AtStop) {
	const form = await event.request.formData();
	const words = (name: string) => wordsField(form, name, event.locals.locale);
	const given = {
		...{ work: fieldOf(form, 'work') || null, hypothesis: words('hypothesis'), asked: words('asked') },
		...{ since: fieldOf(form, 'since'), until: fieldOf(form, 'until') || null, learnt: words('learnt') }
	};
	const to = `${page}/stops/${stop.id}?done=saved#experiment`;
	const write = (tx: Tx, its: NewPassport | null) => writePassport(tx, trail.id, stop.id, its, working);
	if (Object.values(given).every((one) => !one)) return change(event, typedTexts(form), (tx) => write(tx, null), to);
	return changeGiven(event, typedTexts(form), NewPassport.safeParse(given), write, to, { kernel_missing: 'work' });
}

/** Writes what a stop says instead while a value is beyond a bound; without a value and words, it always says the same. @param choices the values that there are */
export async function saveReaction(event: StopEvent, at: AtStop, choices: readonly Choice[]) {
	const { trail, stop, working, page } = at;
	const form = await event.request.formData();
	const asked = fieldOf(form, 'measured');
	const known = choices.some(({ value }) => value === asked) || stop.reaction?.measured === asked;
	const says = wordsField(form, 'says', event.locals.locale);
	const given = { measured: known ? asked : '', side: fieldOf(form, 'side'), bound: numberIn(form, 'bound'), says };
	const to = `${page}/stops/${stop.id}?done=saved#reaction`;
	const write = (tx: Tx, its: NewReaction | null) => writeReaction(tx, trail.id, stop.id, its, working);
	if (!asked && !says) return change(event, typedTexts(form), (tx) => write(tx, null), to);
	return changeGiven(event, typedTexts(form), NewReaction.safeParse(given), write, to);
}

/** Lets visitors leave something at a stop, or no more. */
export async function saveVoices(event: StopEvent, { trail, stop, working, page }: AtStop) {
	const form = await event.request.formData();
	const open = fieldOf(form, 'voices') === 'yes';
	const to = `${page}/stops/${stop.id}?done=saved#voices`;
	return change(event, typedTexts(form), (tx) => openToVoices(tx, trail.id, stop.id, open, working), to);
}
