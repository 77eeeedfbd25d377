import type { RequestEvent } from '@sveltejs/kit';
import { missing } from '#kernel/errors.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { personById } from '#kernel/identity/server/persons.ts';
import { monthOf, noonOf } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import { change, changeGiven } from '#web/act.server.ts';
import { doing, requireSure } from '#web/asking.server.ts';
import { fieldOf, typedTexts } from '#web/form.server.ts';
import { byOf } from '#web/require.server.ts';
import { centsOf, euros } from '../../plans/money.ts';
import { isMonth, type Month, monthAfter } from '../../plans/month.ts';
import { NewAdjustment } from '../../plans/plan.schema.ts';
import { type Payer, payerKey, payerKinds } from '../../plans/plan.ts';
import {
	account,
	addAdjustment,
	closeMonth,
	draftsOf,
	driftOf,
	lastClosed,
	monthNow,
	payerNames,
	removeAdjustment,
	type Statement,
	sendStatement,
	statementById,
	statementFile,
	statements,
	unsettled
} from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

const monthWords = (month: Month, locale: Locale): string => monthOf(noonOf(`${month}-15`), locale, 'UTC');

/** The month that an address asks for; else the first that is over and open, or the last one. */
async function monthAsked({ searchParams }: URL): Promise<Month> {
	const asked = searchParams.get('month') ?? '';
	const [closed, now] = [await lastClosed(), await monthNow()];
	if (isMonth(asked) && asked <= monthAfter(now)) return asked;
	const before = monthAfter(now, -1);
	return closed && closed < before ? monthAfter(closed) : before;
}

/** A month of statements: drafts as things stand while it is open, else what was closed; and all that is still to be paid. */
export async function monthShown(url: URL, locale: Locale) {
	const month = await monthAsked(url);
	const [closed, now, to, open] = [await lastClosed(), await monthNow(), await account(), await unsettled()];
	const isClosed = closed !== null && month <= closed;
	const drafts = isClosed ? [] : (await draftsOf(month)).filter(({ draft }) => draft.lines.length);
	const names = await payerNames(drafts.map(({ payer }) => payer));
	return {
		...{ month, words: monthWords(month, locale), before: monthAfter(month, -1), after: monthAfter(month), isClosed },
		over: month < now,
		hasAccount: to !== null,
		drafts: drafts
			.map(({ payer, draft }) => ({ payer: payerKey(payer), name: names.get(payerKey(payer)) ?? '—', draft }))
			.toSorted((a, b) => a.name.localeCompare(b.name, locale)),
		totalCents: drafts.reduce((sum, { draft }) => sum + draft.totalCents, 0),
		statements: isClosed ? await statements(month) : [],
		drift: isClosed ? await driftOf(month) : [],
		unpaid: open.filter(({ totalCents, paidCents }) => totalCents > 0 && paidCents < totalCents)
	};
}

/** Closes the month that the form says, once that was confirmed. */
export async function close(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const month = fieldOf(form, 'month');
	if (!isMonth(month)) throw missing();
	return change(
		event,
		{ text: {} },
		async (tx) => {
			const drafts = (await draftsOf(month, tx)).filter(({ draft }) => draft.lines.length);
			const amount = euros(
				drafts.reduce((sum, { draft }) => sum + draft.totalCents, 0),
				event.locals.locale
			);
			const count = await closeMonth(tx, month, byOf(viewer));
			requireSure(event, doing(m.plans_close_month(), [m.plans_close_says({ count, amount })]), form);
		},
		`/desk/spaces/statements?month=${month}&done=closed`
	);
}

/** Who is meant by what a form sends: `person …`. */
function payerIn(form: FormData): Payer {
	const [kind, ...rest] = fieldOf(form, 'payer').split(' ');
	const known = payerKinds.find((one) => one === kind);
	if (!known) throw missing();
	return { kind: known, id: rest.join(' ') };
}

/** Adds a line to the statement of a month that is open. */
export async function addLine(event: Asked, viewer: Viewer) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	const month = fieldOf(form, 'month');
	if (!isMonth(month)) throw missing();
	const given = NewAdjustment.safeParse({
		label: fieldOf(form, 'label'),
		cents: centsOf(fieldOf(form, 'cents')) ?? Number.NaN
	});
	const to = `/desk/spaces/statements?month=${month}&done=saved`;
	return changeGiven(
		event,
		{ text: typed },
		given,
		(tx, its) => addAdjustment(tx, { payer: payerIn(form), month, ...its }, byOf(viewer)),
		to
	);
}

/** Takes such a line out again. */
export async function removeLine(event: Asked) {
	const form = await event.request.formData();
	const month = fieldOf(form, 'month');
	return change(
		event,
		{ text: {} },
		(tx) => removeAdjustment(tx, fieldOf(form, 'line')),
		`/desk/spaces/statements?month=${isMonth(month) ? month : ''}&done=saved`
	);
}

/** A closed statement for its page, with the address to send it to. */
export async function statementShown(id: string, locale: Locale) {
	const statement = await statementById(id);
	const closed = await lastClosed();
	return {
		statement,
		words: monthWords(statement.month, locale),
		email: await addressOf(statement),
		drift: (await driftOf(statement.month)).find((one) => one.statement === id)?.cents ?? 0,
		next: monthWords(monthAfter(closed ?? statement.month), locale)
	};
}

async function addressOf({ payer }: Statement): Promise<string> {
	if (payer?.kind !== 'person') return '';
	return (await personById(payer.id))?.email ?? '';
}

/** Sends a statement to an address, with its PDF. */
export async function send(event: Asked, id: string, viewer: Viewer) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	const statement = await statementById(id);
	const { locale } = event.locals;
	const pdf = await statementFile(statement, locale);
	return change(
		event,
		{ text: typed },
		(tx) => sendStatement(tx, statement, { to: fieldOf(form, 'email'), pdf, locale }, byOf(viewer)),
		`/desk/spaces/statements/${id}?done=sent`,
		'email'
	);
}

/** Corrects a closed statement by a line of the first month that is open. */
export async function correct(event: Asked, id: string, viewer: Viewer) {
	const form = await event.request.formData();
	const { text: typed } = typedTexts(form);
	const { payer } = await statementById(id);
	const month = monthAfter((await lastClosed()) ?? (await monthNow()));
	if (!payer) throw missing();
	const given = NewAdjustment.safeParse({
		label: fieldOf(form, 'label'),
		cents: centsOf(fieldOf(form, 'cents')) ?? Number.NaN
	});
	const to = `/desk/spaces/statements?month=${month}&done=saved`;
	return changeGiven(
		event,
		{ text: typed },
		given,
		(tx, its) => addAdjustment(tx, { payer, month, ...its, corrects: id }, byOf(viewer)),
		to
	);
}

/** A statement as a file. */
export async function statementResponse(statement: Statement, locale: Locale): Promise<Response> {
	const content = await statementFile(statement, locale);
	return new Response(new Uint8Array(content), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${statement.number}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
}
