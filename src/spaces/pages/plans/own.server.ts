import { missing } from '#kernel/errors.ts';
import { hub } from '#kernel/server/hub.ts';
import { isoDate } from '#kernel/time.ts';
import type { Locale } from '#kernel/words.ts';
import { payerKey } from '../../plans/plan.ts';
import { contractsOf, draftsOf, monthNow, type Statement, statementFile, statementsOf } from '../../server/index.ts';

/** What a person has of plans: which, what is left of them this month, and her statements. */
export async function ownPlans(person: string) {
	const [all, month, hers, today] = [
		await contractsOf(person),
		await monthNow(),
		await statementsOf(person),
		isoDate(new Date(), (await hub()).timeZone)
	];
	const running = all.filter(({ until }) => !until || until >= today);
	const drafts = running.length ? await draftsOf(month) : [];
	return {
		month,
		statements: hers,
		plans: running.map(({ id, name, payer, payerName, from, until, terms }) => ({
			...{ id, name, from, until, kind: terms.kind },
			// who pays for others is told to them; what she pays, she knows
			payer: payer.kind === 'person' && payer.id === person ? null : payerName,
			left: drafts
				.filter((one) => payerKey(one.payer) === payerKey(payer))
				.flatMap(({ draft }) => draft.allowances.filter(({ contract }) => contract === id))
				.map(({ measure, amount, before, drawn }) => ({ measure, amount, left: amount - before - drawn }))
		}))
	};
}

/** Whether a person has, or had, anything of plans to see. */
export const hasPlans = async (person: string): Promise<boolean> =>
	(await contractsOf(person)).length > 0 || (await statementsOf(person)).length > 0;

/** A statement among her own. @throws 404 */
async function ownStatement(person: string, id: string): Promise<Statement> {
	const found = (await statementsOf(person)).find((one) => one.id === id);
	if (!found) throw missing();
	return found;
}

/** One of her statements, as a file. @throws 404 */
export async function ownStatementFile(person: string, id: string, locale: Locale): Promise<Response> {
	const statement = await ownStatement(person, id);
	return new Response(new Uint8Array(await statementFile(statement, locale)), {
		headers: {
			'content-type': 'application/pdf',
			'content-disposition': `attachment; filename="${statement.number}.pdf"`,
			'cache-control': 'private, no-store'
		}
	});
}
