import { sql } from 'kysely';
import { isPast, type Listing } from '#agenda';
import { offeringCards, upcomingOf } from '#agenda/server';
import { db } from '#kernel/server/db.ts';
import { type Crowd, type StepStanding, standings, tellable } from '../../completion/way.ts';
import { goalFor } from './goals.ts';
import { standingsOf } from './judging.ts';
import { stepsOf, type WayStep } from './steps.ts';
import type { On } from './tables.ts';

const COMING = 3;

type Card = NonNullable<ReturnType<Awaited<ReturnType<typeof offeringCards>>['get']>>;

/** A step with its activities, what comes of them, and where it stands for the reader; null: she is not signed in. */
export type WalkedStep = Omit<WayStep, 'offerings'> &
	Readonly<{
		offerings: readonly (Card & { coming: readonly Listing[] })[];
		standing: StepStanding | null;
	}>;

/** A way for somebody who walks it, or who only looks (`person` null): computed from her real presences, also those before the way was made. */
export async function walk(way: string, person: string | null, on: On = db): Promise<WalkedStep[]> {
	const steps = await stepsOf(way, on);
	const cards = await offeringCards(
		steps.flatMap(({ offerings }) => [...offerings]),
		on
	);
	const goal = person ? await goalFor('way', way, on) : null;
	const judged = goal && person ? (await standingsOf([goal], { kind: 'person', id: person }, on)).get(goal.id) : null;
	const stand = person ? standings(steps, judged?.of.map(({ done }) => done) ?? []) : null;
	const coming = await comingOf([...cards.values()], on);
	return steps.map((step, index) => ({
		...step,
		offerings: step.offerings.flatMap((id) => {
			const card = cards.get(id);
			return card ? [{ ...card, coming: coming.get(id) ?? [] }] : [];
		}),
		standing: stand?.[index] ?? null
	}));
}

/** How many people are on a way, by how many of its steps they have done; and how many in all, null when fewer than eight or when it would tell of fewer. */
export async function crowdOn(way: string, on: On = db): Promise<Crowd> {
	const { rows } = await sql<{ steps: number; count: number }>`
		select cardinality(array_positions(p.met, true)) as steps, count(*)::int as count
		from learning.progress p join learning.goal g on g.id = p.goal where g.kind = 'way' and g.subject = ${way} group by 1 order by 1`.execute(
		on
	);
	return tellable(rows);
}

async function comingOf(cards: readonly Card[], on: On): Promise<Map<string, Listing[]>> {
	const published = cards.filter(({ publishedAt }) => publishedAt);
	const found = await Promise.all(
		published.map(async ({ id, slug }) => {
			const all = await upcomingOf({ offering: slug }, COMING + 3, new Date(), on);
			const open = all.filter(({ occurrence }) => occurrence.status === 'scheduled' && !isPast(occurrence));
			return [id, open.filter(({ occurrence }) => occurrence.startsAt > new Date()).slice(0, COMING)] as const;
		})
	);
	return new Map(found);
}
