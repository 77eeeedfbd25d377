import { registrationsMine } from '#agenda/pages/mine.server.ts';
import { wordsOfVersion } from '#journey/pages/journey/told.server.ts';
import { questsOf, type RunInShort, runsOf } from '#journey/server';
import { ref } from '#kernel/facts.ts';
import { type Locale, say } from '#kernel/words.ts';
import { ownWorkshops, workshopOwn } from '#learning/pages/workshops/workshops.server.ts';
import { m } from '#messages';
import { reservationsOf, spaceById } from '#spaces/server';
import type { Offered, Step } from '#venture/server';

const MOST = 60;

/** What a person did in the hub and has not put on the line of time: told to her alone, and in no file before she adds it. */
export async function offeredTo(person: string, steps: readonly Step[], locale: Locale): Promise<Offered[]> {
	const there = new Set(steps.map(({ subjectKind, subject }) => `${subjectKind} ${subject}`));
	const all = (await Promise.all([seances, rooms, workshops, games].map((its) => its(person, locale)))).flat();
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

async function workshops(person: string, locale: Locale): Promise<Offered[]> {
	const ended = (await ownWorkshops(person)).filter(({ endedAt }) => endedAt);
	const own = await Promise.all(ended.map(async (one) => ({ ...one, ...(await workshopOwn(one, person)) })));
	return own.flatMap(({ id, title, team, endedAt }) =>
		endedAt && team
			? {
					subject: ref('workshop', id),
					title: m.venture_step_workshop(
						{ title: say(title, locale).text, team: team.name ?? String(team.number) },
						{ locale }
					),
					at: endedAt
				}
			: []
	);
}

/** The stories that she has played to an end, and the challenges that she has closed in the hub itself. */
async function games(person: string, locale: Locale): Promise<Offered[]> {
	const stories = Map.groupBy(await runsOf(person), ({ story }) => story);
	return (await Promise.all([...stories].map(([story, runs]) => played(person, story, runs, locale)))).flat();
}

async function played(person: string, story: string, runs: readonly RunInShort[], locale: Locale): Promise<Offered[]> {
	const [quests, { story: told, word }] = await Promise.all([
		questsOf(person, story, locale),
		wordsOfVersion(runs[0]?.version ?? '', locale)
	]);
	const title = say(told.title, locale).text;
	const ended = runs.filter(({ ending }) => ending !== null);
	return [
		...ended.map(({ id, lastAt }) => ({
			subject: ref('run', id),
			title: m.venture_step_game({ title }, { locale }),
			at: lastAt
		})),
		...quests.flatMap(({ id, key, closedAt }) => {
			const challenge = say(word(`quest.${key}`), locale).text;
			return closedAt
				? { subject: ref('quest', id), title: m.venture_step_challenge({ challenge }, { locale }), at: closedAt }
				: [];
		})
	];
}
