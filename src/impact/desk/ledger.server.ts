import type { RequestEvent } from '@sveltejs/kit';
import type { Part } from '#kernel/charge.ts';
import { refused } from '#kernel/errors.ts';
import { plain } from '#kernel/fold.ts';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { peopleWithRoles } from '#kernel/identity/server/roles.ts';
import { localOf, momentOf } from '#kernel/server/clock.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { daysSaid, durationSaid, noonOf, span } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { fieldOf, keyIn, typedTexts } from '#web/form.server.ts';
import { listQuery, ROWS } from '#web/list.server.ts';
import { byOf } from '#web/require.server.ts';
import { charged, doubleCosts, doubleHours, simplified } from '../figures/doubles.ts';
import { strikeWritten, writeCost, writeHour, writtenCosts, writtenHours } from '../server/ledger.ts';
import { said } from '../server/names.ts';

/** All hours and costs that operations pay for, what stands written twice, and what each operation has by now. */
export async function ledgerShown(url: URL, locale: Locale) {
	const query = listQuery(url, { sorts: ['day', 'what'], filters: ['operation', 'twice'] });
	const [hours, costs, all, people, { timeZone }] = await Promise.all([
		...([writtenHours(), writtenCosts(), operations(), peopleWithRoles(), hub()] as const)
	]);
	const names = new Map(people.map(({ person, name }) => [person, name]));
	const twice = new Map([...doubleHours(hours), ...doubleCosts(costs)].map(({ other, kind }) => [other, kind]));
	const shared = (parts: readonly Part[]) => parts.map(({ operation, parts }) => ({ operation, percent: parts / 100 }));
	const rows = [
		...hours.map(({ id, worker, from, until, parts, own }) => ({
			...{
				id,
				own,
				parts: shared(parts),
				day: localOf(new Date(from), timeZone),
				said: span(new Date(from), new Date(until), locale, timeZone),
				twice: twice.has(id)
			},
			what: names.get(worker) ?? m.impact_somebody(),
			amount: durationSaid(Math.round((until - from) / 60_000), locale)
		})),
		...costs.map(({ id, what, paidOn, cents, parts, own }) => ({
			...{ id, own, parts: shared(parts), day: paidOn, twice: twice.has(id), what, amount: euros(cents, locale) },
			said: daysSaid(noonOf(paidOn), noonOf(paidOn), locale)
		}))
	]
		.filter(
			({ parts }) => !query.filters.operation || parts.some(({ operation }) => operation === query.filters.operation)
		)
		.filter((row) => !query.filters.twice || row.twice)
		.filter(({ what }) => plain(what).includes(plain(query.q)))
		.toSorted(
			(a, b) =>
				(query.descending ? 1 : -1) *
				(query.sort === 'what' ? b.what.localeCompare(a.what, locale) : a.day < b.day ? -1 : 1)
		);
	const first = (query.page - 1) * ROWS;
	const sums = charged(hours, costs);
	return {
		...{ query, rows: rows.slice(first, first + ROWS), total: rows.length, pages: Math.ceil(rows.length / ROWS) },
		...{ twice: twice.size, key: newId() },
		people: [...names].map(([value, label]) => ({ value, label })),
		operations: all.filter(({ closedAt }) => !closedAt).map(({ code }) => ({ value: code, label: code })),
		sums: all.flatMap((one) => {
			const sum = sums.get(one.code);
			if (!sum) return [];
			const { hourCents, flatRate } = one;
			const flat = hourCents ? euros(simplified(sum.minutes, { hourCents, flatRate }), locale) : null;
			return [{ code: one.code, hours: said(sum.minutes, 'hours', locale), costs: euros(sum.cents, locale), flat }];
		})
	};
}

const euros = (cents: number, locale: Locale): string =>
	new Intl.NumberFormat(locale, { style: 'currency', currency: 'EUR' }).format(cents / 100);

/** The key of allocation of a form: up to three operations with their percents; one alone has the whole. */
function partsIn(form: FormData): Part[] {
	const given = [1, 2, 3].flatMap((at) => {
		const operation = fieldOf(form, `operation${at}`);
		return operation ? [{ operation, percent: fieldOf(form, `percent${at}`).replace(',', '.').trim() }] : [];
	});
	const [only] = given;
	if (given.length === 1 && only && !only.percent) return [{ operation: only.operation, parts: 10_000 }];
	return given.map(({ operation, percent }) => ({ operation, parts: Math.round(Number(percent || Number.NaN) * 100) }));
}

export async function saveHour(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const { timeZone } = await hub();
	const at = (name: string) => momentOf(`${fieldOf(form, 'day')}T${fieldOf(form, name)}`, timeZone);
	const [from, until, worker] = [at('from'), at('until'), fieldOf(form, 'worker')];
	const known = (await peopleWithRoles()).some(({ person }) => person === worker);
	return change(
		event,
		typedTexts(form),
		(tx) => {
			if (!known) throw refused('impact_worker_missing', {}, 422);
			if (!from || !until || from >= until || +until - +from > 86_400_000) throw refused('impact_hours_wrong', {}, 422);
			return writeHour(tx, { id: keyIn(form), worker, from, until, parts: partsIn(form) }, byOf(viewer));
		},
		'/desk/impact/ledger?done=saved',
		(code) => (code === 'impact_worker_missing' ? 'worker' : code === 'kernel_parts_whole' ? 'percent1' : 'from')
	);
}

export async function saveCost(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	const field = (name: string) => fieldOf(form, name).trim().slice(0, 200);
	const cents = Math.round(
		Number(
			field('amount')
				.replace(/[\s\u00a0\u202f]/g, '')
				.replace(',', '.') || Number.NaN
		) * 100
	);
	const invoice = { issuer: field('issuer'), reference: field('reference') };
	return change(
		event,
		typedTexts(form),
		(tx) => {
			if (!invoice.issuer || !/[\p{L}\d]/u.test(invoice.reference)) throw refused('impact_invoice_missing', {}, 422);
			if (!(cents > 0 && cents < 1e12)) throw refused('impact_value_missing', {}, 422);
			if (!/^\d{4}-\d\d-\d\d$/.test(field('paidOn'))) throw refused('impact_day_missing', {}, 422);
			const cost = { invoice, document: null, what: field('what') || invoice.issuer, paidOn: field('paidOn'), cents };
			return writeCost(tx, { ...cost, id: keyIn(form), parts: partsIn(form), by: viewer.id }, byOf(viewer));
		},
		'/desk/impact/ledger?done=saved',
		{
			impact_value_missing: 'amount',
			impact_day_missing: 'paidOn',
			kernel_parts_whole: 'percent1',
			impact_invoice_missing: 'reference',
			kernel_cost_twice: 'reference'
		}
	);
}

/** Strikes out what was written here by mistake; it stays in the log. */
export async function strike(event: RequestEvent, viewer: Viewer) {
	const form = await event.request.formData();
	return change(
		event,
		typedTexts(form),
		(tx) => strikeWritten(tx, fieldOf(form, 'id'), byOf(viewer)),
		'/desk/impact/ledger?done=struck'
	);
}
