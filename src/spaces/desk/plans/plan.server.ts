import type { RequestEvent } from '@sveltejs/kit';
import type { ZodError } from 'zod';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { fieldOf, keyIn, problemsOf, typedTexts, wordsField } from '#web/form.server.ts';
import { spaceKindName, spaceKinds } from '../../kinds.ts';
import { centsOf, typedCents } from '../../plans/money.ts';
import { planKindName } from '../../plans/names.ts';
import { NewPlan, NewTariff } from '../../plans/plan.schema.ts';
import { type Include, measureOf, type Plan, planKinds } from '../../plans/plan.ts';
import { keepPlan, plans, retirePlan, setTariff, spaces, tariffs } from '../../server/index.ts';
import { inItsHouse } from '../../space.ts';
import { INCLUDES } from './includes.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders'>;

/** The plans, and what each space costs without one. */
export async function plansShown(locale: Locale) {
	const [all, known, prices] = await Promise.all([plans(), spaces(), tariffs()]);
	const today = isoDate(new Date(), (await hub()).timeZone);
	return {
		plans: all,
		today,
		spaces: known.map(({ id, kind, ...named }) => {
			const its = prices.filter(({ space }) => space === id);
			return {
				...{ id, kind, name: inItsHouse(named, locale), measure: measureOf(kind) },
				now: its.findLast(({ from }) => from <= today) ?? null,
				next: its.find(({ from }) => from > today) ?? null
			};
		})
	};
}

/** What may be chosen in the form of a plan. */
export async function planChoices(locale: Locale) {
	const known = await spaces();
	const places = new Map(known.map(({ place }) => [place.id, place.name]));
	return {
		kinds: planKinds.map((kind) => ({ value: kind, label: planKindName(kind) })),
		whats: [
			{ value: 'hour', label: m.plans_any_hours() },
			...spaceKinds.map((kind) => ({ value: kind, label: spaceKindName(kind, locale) }))
		],
		wheres: [
			...[...places].map(([id, name]) => ({ value: `place ${id}`, label: name })),
			...known.map((space) => ({ value: `space ${space.id}`, label: inItsHouse(space, locale) }))
		]
	};
}

/** What stands in the rows of the form of a plan that is kept. */
export const rowsOf = (plan: Plan | null): Record<string, string> =>
	Object.fromEntries(
		(plan?.terms.includes ?? []).flatMap(({ measure, amount, kinds, places, spaces, overageCents }, nth) => [
			[`what_${nth}`, kinds[0] ?? (measure === 'day' ? 'desks' : 'hour')],
			[`amount_${nth}`, String(amount)],
			[`where_${nth}`, places[0] ? `place ${places[0]}` : spaces[0] ? `space ${spaces[0]}` : ''],
			[`beyond_${nth}`, overageCents === null ? '' : typedCents(overageCents)]
		])
	);

/** Adds a plan from its form, or writes one anew. */
export async function savePlan(event: Asked, id?: string) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	const given = NewPlan.safeParse({
		name: wordsField(form, 'name', event.locals.locale),
		terms: {
			kind: fieldOf(form, 'kind'),
			priceCents: centsOf(fieldOf(form, 'priceCents')) ?? Number.NaN,
			vat: fieldOf(form, 'vat'),
			months: Number(fieldOf(form, 'months') || 12),
			includes: includesIn(form)
		}
	});
	if (!given.success) return problemsOf(within(given.error), { text: typed }, event.locals.locale);
	return change(
		event,
		{ text: typed },
		(tx) => keepPlan(tx, given.data, id ?? keyIn(form)),
		'/desk/spaces/plans?done=saved'
	);
}

/** What is wrong in the terms stands beside their fields. */
const within = (error: ZodError): ZodError =>
	({
		issues: error.issues.map((one) => ({ ...one, path: one.path[0] === 'terms' ? one.path.slice(1) : one.path }))
	}) as ZodError;

function includesIn(form: FormData): Include[] {
	return Array.from({ length: INCLUDES }, (_, nth) => nth).flatMap((nth): Include[] => {
		const [what, amount] = [fieldOf(form, `what_${nth}`), fieldOf(form, `amount_${nth}`).trim()];
		if (!what || !amount) return [];
		const [where, id = ''] = fieldOf(form, `where_${nth}`).split(' ');
		const beyond = fieldOf(form, `beyond_${nth}`).trim();
		const kind = spaceKinds.find((one) => one === what);
		return [
			{
				...{
					measure: kind ? measureOf(kind) : 'hour',
					amount: Number(amount.replace(',', '.')),
					kinds: kind ? [kind] : []
				},
				...{ places: where === 'place' ? [id] : [], spaces: where === 'space' ? [id] : [] },
				overageCents: beyond ? (centsOf(beyond) ?? Number.NaN) : null
			}
		];
	});
}

/** Says what a space costs from a day on. */
export async function saveTariff(event: Asked) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	const given = NewTariff.safeParse({
		space: fieldOf(form, 'space'),
		from: fieldOf(form, 'from'),
		cents: centsOf(fieldOf(form, 'cents')) ?? Number.NaN
	});
	if (!given.success) return problemsOf(given.error, { text: typed }, event.locals.locale);
	return change(
		event,
		{ text: typed },
		(tx) => setTariff(tx, given.data),
		'/desk/spaces/plans?done=saved#tariffs',
		'space'
	);
}

/** No longer offers a plan, or offers it again. */
export async function retire(event: Asked) {
	const form = await event.request.formData();
	const [id, retired] = [fieldOf(form, 'plan'), fieldOf(form, 'retired') === '1'];
	return change(event, { text: {} }, (tx) => retirePlan(tx, id, retired), '/desk/spaces/plans?done=saved');
}
