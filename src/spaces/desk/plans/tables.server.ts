import { type Table, tableOf } from '#exchange';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { spokenCommunication } from '../../plans/communication.ts';
import { isMonth } from '../../plans/month.ts';
import { endReasonName, lineWords, payerKindName, planKindName } from '../../plans/names.ts';
import { type Statement, statements } from '../../server/index.ts';
import { contractsListed } from './contract.server.ts';

/** An amount as a number of euros, which a spreadsheet adds up. */
const euros = (cents: number): number => cents / 100;

/** The contracts that a list shows, as a table. */
export async function contractsTable(url: URL, locale: Locale): Promise<Table> {
	const { found } = await contractsListed(url, locale);
	return tableOf('contracts', found, {
		payer: [m.plans_who_pays(), ({ payerName }) => payerName],
		payerKind: [m.plans_payer_kind(), ({ payer }) => payerKindName(payer.kind)],
		plan: [m.plans_plan(), ({ title }) => title],
		kind: [m.plans_kind(), ({ terms }) => planKindName(terms.kind)],
		price: [m.plans_price(), ({ terms }) => euros(terms.priceCents)],
		persons: [m.plans_persons(), ({ names }) => names.join(', ')],
		desk: [
			m.plans_desk(),
			({ deskName, deskNumber }) => (deskName ? `${say(deskName, locale).text} ${deskNumber}` : '')
		],
		support: [m.plans_support(), ({ supportName }) => supportName],
		from: [m.plans_first_day(), ({ from }) => from],
		until: [m.plans_last_day(), ({ until }) => until],
		reason: [m.plans_reason(), ({ endReason }) => endReason && endReasonName(endReason)]
	});
}

/** The lines of all closed statements of the month that an address asks for, or of all, as the accountant wants them. */
export async function linesTable(url: URL, locale: Locale): Promise<Table> {
	const asked = url.searchParams.get('month') ?? '';
	const month = isMonth(asked) ? asked : null;
	const rows = (await statements(month))
		.toReversed()
		.flatMap((statement) => statement.lines.map((line) => ({ statement, line })));
	const its = (told: (statement: Statement) => string | number) => (row: (typeof rows)[number]) => told(row.statement);
	return tableOf(`statements${month ? `-${month}` : ''}`, rows, {
		number: [m.plans_number(), its(({ number }) => number)],
		month: [m.plans_month(), its((one) => one.month)],
		payer: [m.plans_who_pays(), its(({ payerName }) => payerName)],
		payerKind: [m.plans_payer_kind(), ({ statement: { payer } }) => (payer ? payerKindName(payer.kind) : '')],
		operation: [m.plans_payer_operation(), ({ statement: { payer } }) => (payer?.kind === 'operation' ? payer.id : '')],
		what: [m.plans_what(), ({ line }) => lineWords(line, locale).label],
		amount: [m.plans_how_much(), ({ line }) => lineWords(line, locale).amount],
		price: [m.plans_price(), ({ line }) => ('unitCents' in line ? euros(line.unitCents) : null)],
		vat: [m.plans_vat(), ({ line }) => (line.kind === 'plan' ? line.vat : '')],
		sum: [m.plans_amount(), ({ line }) => euros(line.cents)],
		total: [m.plans_total(), its(({ totalCents }) => euros(totalCents))],
		paid: [m.plans_paid(), its(({ paidCents }) => euros(paidCents))],
		communication: [m.plans_communication(), its((one) => spokenCommunication(one.communication))],
		due: [m.plans_due(), its(({ dueOn }) => dueOn)]
	});
}
