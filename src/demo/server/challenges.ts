import { ref } from '#kernel/facts.ts';
import { happenedAt } from '#kernel/server/activity/record.ts';
import type { Tx } from '#kernel/server/db.ts';
import { answerChallenge, proposeChallenge, settleChallenge, takeChallenge } from '#learning/server';
import { ago } from './calendar.ts';
import type { Stage } from './programmes.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['programmes']['challenges'];

const nobody = { actor: null, source: 'demo' } as const;
const LATER = 30;

/** Tells the challenges of invented organisations, who has taken them and what came of it; one whose day is over is closed once it is answered. */
export async function tellChallenges(tx: Tx, told: Told, cohort: string, { dayOf, personOf }: Stage): Promise<void> {
	for (const [turn, { teams, until, ...words }] of told.entries()) {
		const since = 60 - 15 * turn;
		const open = { ...words, fictional: true, untilDay: dayOf(Math.max(until, LATER)) };
		const id = await happenedAt(ago(since), () => proposeChallenge(tx, open, nobody));
		await happenedAt(ago(since - 3), () => settleChallenge(tx, id, 'accept', nobody));
		for (const { name, person, result } of teams) {
			const member = personOf(person).id;
			const by = { actor: ref('person', member), source: 'demo' } as const;
			const team = await happenedAt(ago(since - 10), () => takeChallenge(tx, id, { name, cohort, person: member }, by));
			const answer = { url: null, file: null };
			if (result) await happenedAt(ago(-until + 1), () => answerChallenge(tx, team, member, { result, ...answer }, by));
		}
		if (until < 0) await happenedAt(ago(-until), () => settleChallenge(tx, id, 'close', nobody));
	}
}
