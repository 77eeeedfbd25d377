import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import { chooseQuietHours, chooseRhythm, hearerOf, topicsFor } from '#kernel/identity/server/rhythms.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { retime } from '#kernel/server/digests.ts';
import { stopped } from '#kernel/server/stopping.ts';
import { type QuietHours, type Rhythm, rhythms, type Topic } from '#kernel/topic.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { fieldOf, typedIn } from './form.server.ts';

const names: Readonly<Record<Rhythm, (params: Record<string, never>, said: { locale: Locale }) => string>> = {
	now: m.web_rhythm_now,
	daily: m.web_rhythm_daily,
	weekly: m.web_rhythm_weekly,
	never: m.web_rhythm_never
};

/** The rhythms of a topic, as a form offers them. */
export const rhythmChoices = (topic: Topic, locale: Locale) =>
	topic.rhythms.map((value) => ({ value, label: names[value]({}, { locale }) }));

/** What a form says of a rhythm. @throws kernel_rhythm_unknown */
function rhythmIn(typed: string): Rhythm {
	const rhythm = rhythms.find((one) => one === typed);
	if (!rhythm) throw refused('kernel_rhythm_unknown', {}, 422);
	return rhythm;
}

/** A time of the day in a form, and back. */
export const spokenMinutes = (minutes: number): string =>
	`${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

function minutesIn(typed: string): number | null {
	const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(typed) ?? [];
	return hours && minutes ? Number(hours) * 60 + Number(minutes) : null;
}

function quietIn(from: string, until: string): QuietHours | null {
	if (!from && !until) return null;
	const [begin, end] = [minutesIn(from), minutesIn(until)];
	if (begin === null || end === null) throw refused('web_quiet_both', {}, 422);
	return { from: begin, until: end };
}

/** Keeps the rhythm that a form says for whoever has the link of a letter; the button of a mail program says none, and stops it. @throws 404 for a link that is not ours */
export async function chooseByLink(token: string, form: FormData): Promise<void> {
	const { person: named, topic } = stopped(token);
	const person = await hearerOf(named);
	// of whoever was erased nothing is written any more
	if (!person) return;
	const rhythm = rhythmIn(fieldOf(form, 'rhythm') || 'never');
	await transaction(async (tx) => {
		await chooseRhythm(tx, person, topic, rhythm, { actor: ref('person', person), source: 'web' });
		await retime(tx, person);
	});
}

/** What the form of the page says, as it is kept: at once, for what waits too. */
export async function noticesTyped({ request }: Pick<RequestEvent, 'request'>, person: string) {
	const text = await typedIn({ request });
	const hers = await topicsFor(person);
	const typed = { from: text('from'), until: text('until') };
	const chosen = hers.map(({ topic, rhythm }) => ({ id: topic.id, typed: text(topic.id) || rhythm }));
	const keep = async (tx: Tx, by: By): Promise<void> => {
		for (const { id, typed: one } of chosen) await chooseRhythm(tx, person, id, rhythmIn(one), by);
		await chooseQuietHours(tx, person, quietIn(typed.from, typed.until), by);
		await retime(tx, person);
	};
	return { typed, keep };
}
