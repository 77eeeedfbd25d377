import { newId } from '#kernel/id.ts';
import { db } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { brief } from '../../completion/brief.ts';
import type { Judged } from '../../completion/judge.ts';
import type { SaidRequirement } from '../../completion/missing.ts';
import type { Goal } from './goals.ts';
import { judgedBy } from './judging.ts';
import { type GoalSubject, type Member, membersOf } from './members.ts';
import { namesIn } from './saying.ts';
import { type On, within } from './tables.ts';

/** Where somebody stands on a goal: each of its conditions in a few words, and which one is all that is missing. */
export type Standing = Readonly<{
	who: Member;
	completedAt: Date | null;
	/** The version under which she reached it. */
	version: number | null;
	/** Whether she meets what is asked today. */
	done: boolean;
	parts: readonly SaidRequirement[];
	/** The place of the only condition that is missing; null when none or several are. */
	only: number | null;
}>;

/** Where everybody stands who takes part in what a goal is for, by name, judged by its present tree. */
export async function standingsOn(goal: Goal, subject: GoalSubject, locale: Locale, on: On = db): Promise<Standing[]> {
	const members = await membersOf(subject, on);
	const ids = members.map(({ id }) => id);
	const [judged, names, reached] = [
		await judgedBy(on, goal, ids),
		await namesIn([goal.tree], on),
		await reachedUnder(goal.id, on)
	];
	return members.flatMap((who): Standing[] => {
		const hers = judged.get(who.id);
		if (!hers) return [];
		const said = brief(hers, names, locale, true);
		const { completedAt = null, version = null } = reached.get(who.id) ?? {};
		const parts = hers.of.length ? said.of : [said];
		return [{ who, completedAt, version, done: hers.done, parts, only: onlyMissing(hers) }];
	});
}

/** The conditions of a goal in a few words, in their order. */
export async function conditionsOf(goal: Goal, locale: Locale, on: On = db): Promise<SaidRequirement[]> {
	const nobody = newId();
	const judged = (await judgedBy(on, goal, [nobody])).get(nobody);
	if (!judged) return [];
	const said = brief(judged, await namesIn([goal.tree], on), locale, false);
	return judged.of.length ? [...said.of] : [said];
}

/** Who has reached a goal and holds it, since when, and under which version. */
export async function reachedUnder(
	goal: string,
	on: On = db
): Promise<Map<string, Readonly<{ completedAt: Date; version: number }>>> {
	const rows = await within(on)
		.selectFrom('learning.completion')
		.select(['participant', 'completedAt', 'version'])
		.where('goal', '=', goal)
		.where('lostAt', 'is', null)
		.execute();
	return new Map(rows.map(({ participant, ...row }) => [participant, row]));
}

/** One more done and all would be: which one, when only one can be. */
function onlyMissing({ done, had, needed, of }: Judged): number | null {
	if (done) return null;
	if (!of.length) return 0;
	const open = of.flatMap((part, at) => (part.done ? [] : [at]));
	return needed - had === 1 && open.length === 1 ? (open[0] ?? null) : null;
}
