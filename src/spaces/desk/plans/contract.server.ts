import type { RequestEvent } from '@sveltejs/kit';
import { refused } from '#kernel/errors.ts';
import { plain } from '#kernel/fold.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personByEmail, personById } from '#kernel/identity/server/persons.ts';
import { db, type Tx } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { operations } from '#kernel/server/operations.ts';
import { isoDate } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { attempt, change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, problemsOf, typedTexts } from '#web/form.server.ts';
import { listQuery } from '#web/list.server.ts';
import { byOf } from '#web/require.server.ts';
import { centsOf } from '../../plans/money.ts';
import { planKindName } from '../../plans/names.ts';
import { Ending, NewContract } from '../../plans/plan.schema.ts';
import { planKinds } from '../../plans/plan.ts';
import { residentsByMonth } from '../../plans/residents.ts';
import {
	addContract,
	type Contract,
	changeContract,
	contractById,
	contracts,
	endContract,
	plans,
	spaces,
	unitsOfSpaces
} from '../../server/index.ts';
import { inItsHouse } from '../../space.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

const today = async (): Promise<string> => isoDate(new Date(), (await hub()).timeZone);
const stateOf = ({ from, until }: Contract, day: string): 'coming' | 'running' | 'ended' =>
	from > day ? 'coming' : until && until < day ? 'ended' : 'running';

/** The contracts that an address asks for, and the figures of residents. There are some hundreds at most, so they are sought and sorted here. */
export async function contractsListed(url: URL, locale: Locale) {
	const query = listQuery(url, { sorts: ['from', 'payer', 'until'], filters: ['state', 'kind'] });
	const [all, day] = [await contracts(), await today()];
	const found = all
		.map((one) => ({ ...one, state: stateOf(one, day), title: say(one.name, locale).text }))
		.filter(({ state }) => !query.filters.state || state === query.filters.state)
		.filter(({ terms }) => !query.filters.kind || terms.kind === query.filters.kind)
		.filter(({ payerName, names, title }) => plain([payerName, title, ...names].join(' ')).includes(plain(query.q)))
		.toSorted((a, b) => {
			const [one, other] =
				query.sort === 'payer' ? [a.payerName, b.payerName] : [a[query.sort] ?? '9', b[query.sort] ?? '9'];
			const direction = query.descending === (query.sort === 'from') ? 1 : -1;
			return direction * one.localeCompare(other, locale, { numeric: true });
		});
	const kinds = planKinds.map((kind) => ({ value: kind, label: planKindName(kind) }));
	return { query, found, kinds, residents: residentsByMonth(all, day.slice(0, 7), 12) };
}

/** What may be chosen in the form of a contract. */
export async function contractChoices(locale: Locale) {
	const [offered, organizations, open, known] = await Promise.all([
		plans(),
		organizationNames(),
		operations({ open: true }),
		spaces({ kind: 'desks' })
	]);
	const units = await unitsOfSpaces(known.map(({ id }) => id));
	return {
		today: await today(),
		plans: offered
			.filter(({ retiredAt }) => !retiredAt)
			.map(({ id, name }) => ({ value: id, label: say(name, locale).text })),
		organizations: organizations.map(({ id, name }) => ({ value: id, label: name })),
		operations: open.map(({ code, name }) => ({ value: code, label: `${code} · ${say(name, locale).text}` })),
		desks: units.map(({ id, space, number }) => {
			const its = known.find((one) => one.id === space);
			return { value: id, label: `${its ? inItsHouse(its, locale) : ''} · ${number}` };
		})
	};
}

/** A contract for its page, with the addresses of those who use it. */
export async function contractShown(id: string, locale: Locale) {
	const contract = await contractById(id);
	const emails = await Promise.all(contract.persons.map(async (one) => (await personById(one))?.email ?? null));
	const support = contract.support ? ((await personById(contract.support))?.email ?? '') : '';
	return { contract, emails: emails.flatMap((one) => one ?? []), support, ...(await contractChoices(locale)) };
}

/** The ids of those whose addresses are typed, one a line. @throws plans_nobody_there with the first address that nobody has */
async function personsAt(typed: string, on: Tx | typeof db = db): Promise<string[]> {
	const found: string[] = [];
	for (const email of typed
		.split(/[\s,;]+/)
		.filter(Boolean)
		.slice(0, 200)) {
		const known = await personByEmail(on, email);
		if (!known || known.erasedAt) throw refused('plans_nobody_there', { email: email.slice(0, 120) }, 422);
		found.push(known.id);
	}
	return found;
}

const beside = {
	plans_desk_taken: 'desk',
	plans_closed_day: 'from',
	plans_nobody_there: 'persons',
	plans_payer_unknown: 'payer'
};

/** Agrees a plan with somebody, from its form. */
export async function saveContract(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	return attempt(event, beside, { text: typed }, async () => {
		const kind = fieldOf(form, 'payer');
		const [payer] = kind === 'person' ? await personsAt(fieldOf(form, 'person')) : [fieldOf(form, kind)];
		const price = fieldOf(form, 'priceCents').trim();
		const [support = null] = await personsAt(fieldOf(form, 'support'));
		const given = NewContract.safeParse({
			...{
				plan: fieldOf(form, 'plan'),
				payer: { kind, id: payer ?? '' },
				persons: await personsAt(fieldOf(form, 'persons'))
			},
			...{ from: fieldOf(form, 'from'), until: fieldOf(form, 'until') || null },
			...{ priceCents: price ? (centsOf(price) ?? Number.NaN) : null, desk: fieldOf(form, 'desk') || null },
			...{ support, note: fieldOf(form, 'note') || null }
		});
		const id = keyIn(form);
		return changeGiven(
			event,
			{ text: typed },
			given,
			(tx, its) => addContract(tx, its, byOf(viewer), id),
			`/desk/spaces/contracts/${id}?done=saved`,
			beside
		);
	});
}

/** Writes down who uses a contract, at which desk and with whose support. */
export async function rewriteContract(event: Asked, id: string) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	return attempt(event, beside, { text: typed }, async () => {
		const [support = null] = await personsAt(fieldOf(form, 'support'));
		const persons = await personsAt(fieldOf(form, 'persons'));
		const [desk, note] = [fieldOf(form, 'desk') || null, fieldOf(form, 'note').slice(0, 1000) || null];
		return change(
			event,
			{ text: typed },
			(tx) => changeContract(tx, id, { persons, desk, support, note }),
			`/desk/spaces/contracts/${id}?done=saved`,
			beside
		);
	});
}

/** Ends a contract, once that was confirmed. */
export async function finishContract(event: Asked, id: string, viewer: Viewer) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	const given = Ending.safeParse({ until: fieldOf(form, 'until'), reason: fieldOf(form, 'reason') });
	if (!given.success) return problemsOf(given.error, { text: typed }, event.locals.locale);
	const { payerName, desk } = await contractById(id);
	return change(
		event,
		{ text: typed },
		async (tx) => {
			await endContract(tx, id, given.data, byOf(viewer));
			const says = [
				m.plans_end_says({ name: payerName, day: given.data.until }),
				...(desk ? [m.plans_end_desk()] : [])
			];
			requireSure(event, doing(m.plans_end(), says), form);
		},
		`/desk/spaces/contracts/${id}?done=saved`,
		'until'
	);
}
