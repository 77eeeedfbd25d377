import { Temporal } from 'temporal-polyfill';
import { happenedAt } from '#kernel/server/activity/record.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import {
	addContract,
	closeMonth,
	keepAccount,
	keepPlan,
	setTariff,
	spaceBySlug,
	statements,
	takeBankFile,
	unitsOfSpaces
} from '#spaces/server';
import { before, todayIn } from './calendar.ts';
import type { Ids } from './machines.ts';
import type { Demonstration } from './shapes.ts';

type House = Demonstration['house'];
type Statement = Awaited<ReturnType<typeof statements>>[number];
const by = { actor: null, source: 'demo' } as const;

/** Tells what the houses cost and who has which plan; months that are over are closed, and paid but for the last. */
export async function tellPlans({ house, hub: { timeZone } }: Demonstration, ids: Ids): Promise<void> {
	const month = todayIn(timeZone).with({ day: 1 });
	const first = month.subtract({ months: house.months });
	await transaction(async (tx) => {
		await keepAccount(tx, house.account);
		for (const [slug, cents] of Object.entries(house.tariffs))
			await setTariff(tx, { space: (await spaceBySlug(slug, tx)).id, from: first.toString(), cents });
		await happenedAt(atNoon(first, timeZone), () => agree(tx, house, first.toString(), ids));
	});
	for (let at = first; Temporal.PlainDate.compare(at, month) < 0; at = at.add({ months: 1 })) {
		// on the first of a month noon may be to come
		const closed = before(atNoon(at.add({ months: 1 }), timeZone), 0);
		const name = at.toString().slice(0, 7);
		await happenedAt(closed, () => transaction((tx) => closeMonth(tx, name, by, closed)));
		if (at.add({ months: 1 }).equals(month)) return;
		const bookedOn = at.add({ months: 1, days: 9 }).toString();
		await transaction(async (tx) =>
			takeBankFile(tx, paid(await statements(name, tx), house.account.iban, bookedOn), `${name}.xml`, by)
		);
	}
}

const atNoon = (day: Temporal.PlainDate, timeZone: string): Date =>
	new Date(day.toZonedDateTime({ timeZone, plainTime: '12:00' }).epochMilliseconds);

async function agree(tx: Tx, house: House, from: string, { person, organizations }: Ids): Promise<void> {
	const plans = new Map<string, string>();
	for (const { id, name, kind, priceCents, months = 12, includes } of house.plans) {
		const all = includes.map(({ overageCents = null, ...one }) => ({ ...one, places: [], spaces: [], overageCents }));
		plans.set(id, await keepPlan(tx, { name, terms: { kind, priceCents, months, vat: '', includes: all } }));
	}
	const desks = await unitsOfSpaces([(await spaceBySlug('postes-machines', tx)).id], tx);
	for (const { plan, organization, person: payer, persons, desk, support } of house.contracts) {
		const given = {
			plan: plans.get(plan) ?? '',
			payer: organization
				? ({ kind: 'organization', id: organizations.get(organization) ?? '' } as const)
				: ({ kind: 'person', id: person(payer ?? '') } as const),
			persons: persons.map(person),
			desk: desks.find(({ number }) => number === desk)?.id ?? null,
			support: support && person(support),
			...{ from, until: null, priceCents: null, note: null, fictional: true }
		};
		await addContract(tx, given, by);
	}
}

/** What an invented bank says: each statement was paid, to the cent. */
const paid = (all: readonly Statement[], account: string, bookedOn: string) => ({
	format: 'camt' as const,
	passed: 0,
	entries: all
		.filter(({ totalCents }) => totalCents > 0)
		.map(({ number, totalCents: cents, communication, payerName: name }) => ({
			...{ account, reference: number, bookedOn, cents, name, communication },
			...{ iban: null, message: null }
		}))
});
