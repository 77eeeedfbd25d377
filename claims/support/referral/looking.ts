import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { type Expected, expectedOf, START } from './model.ts';
import type { Played } from './world.ts';

/** What happened to each referral, in order. */
async function stepsOf(): Promise<Map<string, Expected>> {
	const { rows } = await sql<{ referral: string; step: string; day: number }>`
		select referral, step, day - ${START}::date as day from venture.referral_step order by referral, rank`.execute(db);
	const all = Map.groupBy(rows, ({ referral }) => referral);
	return new Map([...all].map(([id, steps]) => [id, steps.map(({ step, day }) => ({ step, day: Number(day) }))]));
}

const line = (steps: Expected): string => steps.map(({ step, day }) => `${step} ${day}`).join(', ');

/** A sentence for each referral that did not go as its rule says. */
export async function looksWrong(played: readonly Played[], until: number): Promise<string[]> {
	const steps = await stepsOf();
	return played.flatMap(({ id, script }) => {
		const [real, wanted] = [line(steps.get(id) ?? []), line(expectedOf(script, until))];
		return real === wanted ? [] : [`referral ${script.at} (${script.partner}): ${real} instead of ${wanted}`];
	});
}

/** Whoever waits for nothing though it is not over. */
export async function silent(): Promise<string[]> {
	const { rows } = await sql<{ id: string; state: string }>`
		select id, state from venture.referral where next_day is null and state in ('proposed', 'agreed', 'sent')`.execute(
		db
	);
	return rows.map(({ id, state }) => `${id} is ${state}, and nothing will happen`);
}

type Told = Readonly<{
	id: string;
	steps: number;
	facts: number;
	toPartner: number;
	toPerson: number;
	toReferrer: number;
}>;

/** Whoever was not told of what happened: a fact for each step, a letter to the partner for each time that it is asked, and to both for each end. */
export async function untold(played: readonly Played[]): Promise<string[]> {
	const steps = await stepsOf();
	const problems: string[] = [];
	for (const one of played) {
		const own = steps.get(one.id) ?? [];
		const count = (...kinds: string[]): number => own.filter(({ step }) => kinds.includes(step)).length;
		const told = await toldOf(one);
		const wanted: Told = {
			...{ id: one.id, steps: own.length, facts: own.length },
			toPartner: count('sent', 'chased'),
			toPerson: count('proposed', 'reminded', 'accepted', 'returned', 'unanswered'),
			toReferrer: count('refused', 'lapsed', 'withdrawn', 'accepted', 'returned', 'unanswered')
		};
		if (JSON.stringify(told) !== JSON.stringify({ ...wanted }))
			problems.push(`referral ${one.script.at} told ${JSON.stringify(told)} instead of ${JSON.stringify(wanted)}`);
	}
	return problems;
}

async function toldOf({ id, email, partner, adviser }: Played): Promise<Told> {
	const { rows } = await sql<Omit<Told, 'id'>>`
		select (select count(*)::int from venture.referral_step where referral = ${id}) as steps,
			(select count(*)::int from kernel.activity where object = ${id} and object_kind = 'referral') as facts,
			(select count(*)::int from kernel.mail m where m.recipient in (${partner}, (select email from identity.person where id = ${adviser}::uuid)) and m.text !~ '[0-9]{6}[.] ') as to_partner,
			(select count(*)::int from kernel.mail m where m.recipient = ${email} and m.text like '%/orientation/%') as to_person,
			(select count(*)::int from kernel.mail m where m.text like ${`%/coulisses/dossiers/orientations/${id}%`} and m.recipient = 'ines@example.org') as to_referrer`.execute(
		db
	);
	return { id, ...(rows[0] as Omit<Told, 'id'>) };
}
