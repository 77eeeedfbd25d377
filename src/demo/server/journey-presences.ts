import { occurrencesIn, offeringsNamed, undoPassage } from '#agenda/server';
import { hearGoals } from '#journey/server';
import { ref } from '#kernel/facts.ts';
import { catchUp } from '#kernel/server/activity/read.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { sequence } from '#kernel/server/activity/sequencer.ts';
import { transaction } from '#kernel/server/db.ts';
import { readForCompletion } from '#learning/server';
import { arrivals, takeOverHistory } from '#participation/server';
import type { People } from './activities.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['journey'];
const DAY = 86_400_000;

/** Who of the players was at the last séance of the first activity that challenges ask for: it stands, or it is struck off once it has closed a challenge. */
export async function tellPresences({ activities, players }: Told, personOf: (slug: string) => People[number]) {
	const came = players.filter((player) => player.came).map(({ person }) => personOf(person));
	const seance = await lastSeance(activities[0] ?? '');
	const past = {
		subject: ref('occurrence', seance.occurrence.id),
		kind: 'rsvp',
		pool: seance.occurrence.pool
	} as const;
	const at = { bookedAt: new Date(seance.occurrence.startsAt.getTime() - 5 * DAY), endedAt: seance.occurrence.endsAt };
	const list = came.map(({ id: person, name, email, locale }) => ({ person, name, email, locale, came: true }));
	await transaction((tx) => takeOverHistory(tx, { ...past, ...at, source: 'demo' }, list));
	await heard();
	const struck = players.filter((player) => player.came === 'struck').map(({ person }) => personOf(person).name);
	for (const { name, last } of await arrivals(past.subject))
		if (last && name && struck.includes(name))
			await happenedAt(new Date(at.endedAt.getTime() + DAY), () =>
				undoPassage(seance, last.nonce, { actor: past.subject, locale: 'fr' })
			);
	await heard();
}

async function lastSeance(activity: string) {
	const named = (await offeringsNamed([activity])).get(activity);
	const past = (await occurrencesIn(named ? [named.id] : [])).filter(
		({ occurrence }) => occurrence.endsAt < new Date()
	);
	const last = past.at(-1);
	if (!last) throw new Error(`the demonstration has no past séance of « ${activity} »`);
	return last;
}

/** Brings what closes challenges up to the end of the log, as the program does once it runs. */
export async function heard(): Promise<void> {
	await sequence();
	await catchUp('learning.completion', readForCompletion);
	await sequence();
	await catchUp('journey.quests', hearGoals);
}
