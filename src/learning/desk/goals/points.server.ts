import { type RequestEvent, redirect } from '@sveltejs/kit';
import { href } from '#kernel/address.ts';
import { missing } from '#kernel/errors.ts';
import { transaction } from '#kernel/server/db.ts';
import { words } from '#kernel/server/errors.ts';
import type { Locale } from '#kernel/words.ts';
import { fail } from '#web/fail.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { calledIn, leavesOf, type RequirementTree } from '../../index.ts';
import { assessAll, membersOf, type PastPoints, pointsIn } from '../../server/index.ts';
import { goalNow, type Subject } from './subject.server.ts';

const MOST = 1_000_000;
const none: readonly PastPoints[] = [];

/** The assessments of a goal, the one that the address names, and what everybody has been given for it. */
export async function pointsOf(page: Subject, { url, locals }: Pick<RequestEvent, 'url' | 'locals'>) {
	const goal = await goalNow(page);
	const assessments = goal ? assessmentsIn(goal.tree, locals.locale) : [];
	const chosen = assessments.find(({ key }) => key === url.searchParams.get('key')) ?? assessments[0] ?? null;
	if (!goal || !chosen) return { assessments, chosen: null, rows: [] };
	const [members, past] = await Promise.all([membersOf(page.subject), pointsIn(goal.id, chosen.key)]);
	const rows = members.map(({ id, name }) => {
		const history = past.get(id) ?? none;
		return { id, name, points: history[0]?.points ?? null, history };
	});
	return { assessments, chosen, rows };
}

/** Keeps the points of a form; what cannot be kept is said beside its field, and then nothing is. */
export async function keepPoints(
	page: Subject,
	{ request, locals: { locale } }: Pick<RequestEvent, 'request' | 'locals'>
) {
	const form = await request.formData();
	const goal = await goalNow(page);
	const chosen = goal && assessmentsIn(goal.tree, locale).find(({ key }) => key === fieldOf(form, 'key'));
	if (!goal || !chosen) throw missing();
	const members = await membersOf(page.subject);
	const typed = Object.fromEntries(members.map(({ id }) => [id, fieldOf(form, `points_${id}`).slice(0, 20)]));
	const problems: Record<string, string> = {};
	const lines = members.flatMap(({ kind, id }) => {
		if (!form.has(`points_${id}`)) return [];
		const [points, was] = [pointsFrom(typed[id] ?? '', chosen.outOf), pointsFrom(fieldOf(form, `was_${id}`), null)];
		if (points === undefined) problems[id] = words('completion_points_range', { most: chosen.outOf ?? MOST }, locale);
		return points === undefined ? [] : [{ participant: { kind, id }, points, was: was ?? null }];
	});
	if (Object.keys(problems).length) return fail(422, { typed, problems });
	await transaction((tx) => assessAll(tx, goal, chosen.key, lines, page.by));
	return redirect(303, href(`${page.base}/points?key=${chosen.key}&done=saved`, locale));
}

type Assessment = Readonly<{ key: string; name: string; least: number; outOf: number | null }>;

/** What is assessed, each once. */
function assessmentsIn(tree: RequirementTree, locale: Locale): Assessment[] {
	const all = leavesOf(tree).flatMap((leaf) =>
		leaf.is === 'assessment'
			? [{ key: leaf.key, name: calledIn(leaf, locale), least: leaf.least, outOf: leaf.outOf ?? null }]
			: []
	);
	return [...new Map(all.map((one) => [one.key, one])).values()];
}

/** Points as typed, to the hundredth; null where nothing is, undefined where it is no such number. */
function pointsFrom(text: string, outOf: number | null): number | null | undefined {
	const plain = text.trim().replace(',', '.');
	if (!plain) return null;
	const points = /^\d{1,7}(\.\d{1,6})?$/.test(plain) ? Math.round(Number(plain) * 100) / 100 : Number.NaN;
	return points <= (outOf ?? MOST) ? points : undefined;
}
