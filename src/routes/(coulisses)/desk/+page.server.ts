import { upcoming } from '#agenda/server';
import { weeks } from '#impact/server';
import type { Fact } from '#kernel/facts.ts';
import { deskActs } from '#kernel/identity/acts.ts';
import { latestFacts } from '#kernel/server/activity/read.ts';
import { mailLeaves, outbox } from '#kernel/server/mail.ts';
import { ifOpen } from '#kernel/server/sections.ts';
import { occasions } from '#nouns.ts';
import { clashesAhead } from '#spaces/desk/house/clashes.server.ts';
import { waitsFor } from '#waits.ts';
import { requireTeam } from '#web/require.server.ts';
import type { PageServerLoad } from './$types';
import { stepsToShow } from './welcome/steps.server.ts';

const NEXT = 8;
const LETTERS = 200;
const FACTS = 1000;
const DAY_MS = 86_400_000;

export const load: PageServerLoad = async (event) => {
	const viewer = await requireTeam(event, deskActs.today);
	const [next, letters, facts, [week], steps, waits, clashes] = await Promise.all([
		upcoming({ from: new Date(), limit: NEXT }),
		outbox(LETTERS),
		latestFacts(FACTS),
		weeks(1),
		stepsToShow(),
		waitsFor(viewer),
		ifOpen('spaces', () => clashesAhead(viewer, event.locals.locale, occasions), null)
	]);
	return {
		...{ next, steps, waits, clashes, mailLeaves: mailLeaves() },
		letters: letters.filter(({ sentAt }) => !sentAt).length,
		lately: bookedSince(facts, Date.now() - DAY_MS),
		week: Object.values(week?.counts ?? {}).reduce((sum, one) => sum + one, 0)
	};
};

function bookedSince(facts: readonly Fact[], since: number): { booked: number; cancelled: number } {
	const lately = facts.filter(({ at }) => at.getTime() > since);
	const count = (verb: string): number => lately.filter((fact) => fact.verb === verb).length;
	return { booked: count('participation.booked'), cancelled: count('participation.cancelled') };
}
