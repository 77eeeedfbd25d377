import { ref } from '#kernel/facts.ts';
import type { Tx } from '#kernel/server/db.ts';
import { answerChallenge, proposeChallenge, settleChallenge, takeChallenge } from '#learning/server';
import type { Stage } from './programmes.ts';
import type { Demonstration } from './shapes.ts';

type Told = Demonstration['programmes']['challenges'];

const nobody = { actor: null, source: 'demo' } as const;
const LATER = 30;

/** Tells the challenges of invented organisations, who has taken them and what came of it; one whose day is over is closed once it is answered. */
export async function tellChallenges(tx: Tx, told: Told, cohort: string, { dayOf, personOf }: Stage): Promise<void> {
	for (const { teams, until, ...words } of told) {
		const open = { ...words, fictional: true, untilDay: dayOf(Math.max(until, LATER)) };
		const id = await proposeChallenge(tx, open, nobody);
		await settleChallenge(tx, id, 'accept', nobody);
		for (const { name, person, result } of teams) {
			const member = personOf(person).id;
			const by = { actor: ref('person', member), source: 'demo' } as const;
			const team = await takeChallenge(tx, id, { name, cohort, person: member }, by);
			if (result) await answerChallenge(tx, team, member, { result, url: null, file: null }, by);
		}
		if (until < 0) await settleChallenge(tx, id, 'close', nobody);
	}
}
