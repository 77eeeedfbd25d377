import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import { recordAll } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { cellOf, type Deed } from '../../completion/deeds.ts';
import { type Judged, judge, shareOf } from '../../completion/judge.ts';
import { partsOf, type Requirement } from '../../completion/requirement.ts';
import { deedsOf, plansOf } from './deeds.ts';
import { type Goal, goalById, goalsById, treesOf } from './goals.ts';
import { type Participant, refOf } from './participants.ts';
import { type On, within } from './tables.ts';

const BATCH = 2000;

/** A goal with all that is needed to judge by it. */
type Bar = Readonly<{ goal: Goal; trees: ReadonlyMap<number, Requirement>; plans: readonly Deed[]; things: string[] }>;

type Verdict = Readonly<{ who: Participant; judged: Judged; version: number; done: boolean }>;

/** Judges some participants by some goals, and keeps what has become of them; facts tell who has reached a goal, or lost it. */
export async function judgeThose(tx: Tx, wanted: ReadonlyMap<string, ReadonlySet<string>>): Promise<void> {
	const goals = await goalsById([...wanted.keys()], tx);
	for (const goal of goals) {
		const bar = await barOf(tx, goal);
		const ids = [...(wanted.get(goal.id) ?? [])];
		for (const some of portions(await peopleOf(tx, bar, ids))) await judgeBatch(tx, bar, some);
	}
}

/** Judges everybody who has done something for a goal anew, in portions of a transaction each. @returns how many. Throws 404. */
export async function recompute(goal: string): Promise<number> {
	const people = await peopleOf(db, await barOf(db, await goalById(goal)), null);
	for (const some of portions(people))
		await transaction(async (tx) => judgeBatch(tx, await barOf(tx, await goalById(goal, tx)), some));
	return people.length;
}

/** The same within a transaction that is open already, as the reader's. */
export async function judgeAll(tx: Tx, goal: Goal): Promise<void> {
	const bar = await barOf(tx, goal);
	for (const some of portions(await peopleOf(tx, bar, null))) await judgeBatch(tx, bar, some);
}

const portions = (people: readonly Participant[]): Participant[][] =>
	Array.from({ length: Math.ceil(people.length / BATCH) }, (_, turn) => people.slice(turn * BATCH, (turn + 1) * BATCH));

/** What is met and what is missing of some goals for one participant, by their present trees. Two queries, whatever the number. */
export async function standingsOf(goals: readonly Goal[], who: Participant, on: On): Promise<Map<string, Judged>> {
	const ids = goals.map(({ id }) => id);
	const trees = goals.map(({ tree }) => tree);
	const { plans, things } = await lookedAt(on, ids, trees);
	const known = cells([...plans, ...((await deedsOf(on, [who.id], things)).get(who.id) ?? [])]);
	return new Map(goals.map(({ id, tree }) => [id, judge(tree, id, known)]));
}

/** What is met and what is missing for some participants by a tree, whether or not it is the goal's yet. Two queries, whatever the number. */
export async function judgedBy(
	on: On,
	{ id, tree }: Pick<Goal, 'id' | 'tree'>,
	people: readonly string[]
): Promise<Map<string, Judged>> {
	const { plans, things } = await lookedAt(on, [id], [tree]);
	const deeds = await deedsOf(on, people, things);
	return new Map(people.map((one) => [one, judge(tree, id, cells([...plans, ...(deeds.get(one) ?? [])]))]));
}

async function barOf(on: On, goal: Goal): Promise<Bar> {
	const trees = await treesOf(goal.id, on);
	return { goal, trees, ...(await lookedAt(on, [goal.id], [...trees.values()])) };
}

/** The timetable that some trees of goals look at, and everything that a deed for them can be about. */
async function lookedAt(
	on: On,
	goals: readonly string[],
	trees: readonly Requirement[]
): Promise<Pick<Bar, 'plans' | 'things'>> {
	const parts = trees.flatMap(partsOf);
	const places = parts.flatMap(({ kind, id }) => (kind === 'goal' ? [] : [id]));
	const plans = await plansOf(on, places);
	const seances = plans.map(({ occurrence }) => occurrence);
	return { plans, things: [...new Set([...goals, ...parts.map(({ id }) => id), ...seances])] };
}

/** Those who have done something for a goal, or were judged by it before; `ids`: only these. */
async function peopleOf(on: On, { goal, things }: Bar, ids: readonly string[] | null): Promise<Participant[]> {
	const { rows } = await sql<Participant>`
		select participant_kind as kind, participant as id from (
			select participant, participant_kind from learning.deed where thing = any(${things}::uuid[]) and participant_kind <> 'seat'
			union select participant, participant_kind from learning.progress where goal = ${goal.id}
			union select participant, participant_kind from learning.completion where goal = ${goal.id}
		) p where ${ids}::uuid[] is null or participant = any(${ids}::uuid[]) order by participant`.execute(on);
	return rows;
}

async function judgeBatch(tx: Tx, bar: Bar, people: readonly Participant[]): Promise<void> {
	if (!people.length) return;
	const ids = people.map(({ id }) => id);
	const [deeds, reached] = [await deedsOf(tx, ids, bar.things), await reachedBy(tx, bar.goal.id, ids)];
	const verdicts = people.map((who) => {
		const known = cells([...bar.plans, ...(deeds.get(who.id) ?? [])]);
		return verdictOf(bar, who, known, reached.get(who.id) ?? null);
	});
	await writeProgress(tx, bar.goal, verdicts);
	await writeCompletions(tx, bar.goal, verdicts);
}

/** Whoever reached a goal under an earlier tree keeps it as long as that tree is met; one that was withdrawn is reached by nobody else. */
function verdictOf({ goal, trees }: Bar, who: Participant, known: Map<string, Deed>, reached: number | null): Verdict {
	const judged = judge(goal.tree, goal.id, known);
	if (goal.withdrawnAt && reached === null) return { who, judged, version: goal.version, done: false };
	if (judged.done || reached === null || reached === goal.version)
		return { who, judged, version: judged.done && reached !== null ? reached : goal.version, done: judged.done };
	const earlier = trees.get(reached);
	return { who, judged, version: reached, done: earlier !== undefined && judge(earlier, goal.id, known).done };
}

function cells(deeds: readonly Deed[]): Map<string, Deed> {
	return new Map(deeds.map((deed) => [cellOf(deed), deed]));
}

async function reachedBy(tx: Tx, goal: string, ids: readonly string[]): Promise<Map<string, number>> {
	const rows = await within(tx)
		.selectFrom('learning.completion')
		.select(['participant', 'version'])
		.where('goal', '=', goal)
		.where('lostAt', 'is', null)
		.where((row) => row('participant', '=', row.fn.any(row.val([...ids]))))
		.execute();
	return new Map(rows.map(({ participant, version }) => [participant, version]));
}

async function writeProgress(tx: Tx, goal: Goal, verdicts: readonly Verdict[]): Promise<void> {
	const isOn = ({ judged }: Verdict) => !goal.withdrawnAt && shareOf(judged) > 0;
	const begun = verdicts.filter(isOn);
	const nothing = verdicts.filter((one) => !isOn(one)).map(({ who }) => who.id);
	await sql`delete from learning.progress where goal = ${goal.id} and participant = any(${nothing}::uuid[])`.execute(
		tx
	);
	const met = begun.map(
		({ judged }) => `{${(judged.of.length ? judged.of : [judged]).map(({ done }) => done).join()}}`
	);
	await sql`
		insert into learning.progress as p (goal, participant, participant_kind, version, met, share)
		select ${goal.id}, id, kind, ${goal.version}::int, met::boolean[], share
		from unnest(${begun.map(({ who }) => who.id)}::uuid[], ${begun.map(({ who }) => who.kind)}::text[], ${met}::text[],
			${begun.map(({ judged }) => shareOf(judged))}::float8[]) as v (id, kind, met, share)
		on conflict (goal, participant) do update set version = excluded.version, met = excluded.met, share = excluded.share, judged_at = clock_timestamp()
		where (p.version, p.met, p.share) is distinct from (excluded.version, excluded.met, excluded.share)`.execute(tx);
}

/** Only what really changes is told: two programs that judge at once tell it once. */
async function writeCompletions(tx: Tx, goal: Goal, verdicts: readonly Verdict[]): Promise<void> {
	const done = verdicts.filter((one) => one.done);
	const not = verdicts.filter((one) => !one.done).map(({ who }) => who.id);
	const gained = await sql<Row>`
		insert into learning.completion as c (goal, participant, participant_kind, version, completed_at)
		select ${goal.id}, id, kind, version, clock_timestamp()
		from unnest(${done.map(({ who }) => who.id)}::uuid[], ${done.map(({ who }) => who.kind)}::text[], ${done.map(({ version }) => version)}::int[])
			as v (id, kind, version)
		on conflict (goal, participant) do update set version = excluded.version, completed_at = excluded.completed_at, lost_at = null
		where c.lost_at is not null returning participant as id, participant_kind as kind, version`.execute(tx);
	const lost = await sql<Row>`
		update learning.completion set lost_at = clock_timestamp() where goal = ${goal.id} and participant = any(${not}::uuid[]) and lost_at is null
		returning participant as id, participant_kind as kind, version`.execute(tx);
	const told = (rows: readonly Row[], verb: 'learning.completed' | 'learning.uncompleted') =>
		rows.map(({ version, ...who }) => ({
			...{ verb, object: ref('goal', goal.id), target: refOf(who), source: 'job' as const, detail: { version } },
			actor: who.kind === 'person' ? refOf(who) : null
		}));
	await recordAll(tx, [...told(gained.rows, 'learning.completed'), ...told(lost.rows, 'learning.uncompleted')]);
}

type Row = Participant & { version: number };
