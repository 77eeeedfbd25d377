import { registrationsMine } from '#agenda/pages/mine.server.ts';
import { ref } from '#kernel/facts.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { reservationsOf, spaceById } from '#spaces/server';
import type { Offered, Step } from '#venture/server';

const MOST = 60;

/** What a person did in the hub and has not put on the line of time: told to her alone, and in no file before she adds it. */
export async function offeredTo(person: string, steps: readonly Step[], locale: Locale): Promise<Offered[]> {
	const there = new Set(steps.map(({ subjectKind, subject }) => `${subjectKind} ${subject}`));
	const all = (await Promise.all([seances(person, locale), rooms(person, locale)])).flat();
	return all
		.filter(({ subject }) => !there.has(`${subject.kind} ${subject.id}`))
		.toSorted((a, b) => b.at.getTime() - a.at.getTime())
		.slice(0, MOST);
}

async function seances(person: string, locale: Locale): Promise<Offered[]> {
	const { past } = await registrationsMine(person);
	return past
		.filter(({ states }) => states.includes('fulfilled'))
		.map(({ occurrence, offering }) => ({
			subject: ref('occurrence', occurrence.id),
			title: say(offering.title, locale).text,
			at: occurrence.startsAt
		}));
}

async function rooms(person: string, locale: Locale): Promise<Offered[]> {
	const past = (await reservationsOf(person)).filter(({ endsAt }) => endsAt < new Date()).slice(-MOST);
	return Promise.all(
		past.map(async ({ id, space, startsAt }) => {
			const name = say((await spaceById(space)).name, locale).text;
			return { subject: ref('reservation', id), title: m.venture_step_room({ space: name }, { locale }), at: startsAt };
		})
	);
}
