import { beginReport, closeReport, sendReport, writeReport } from '#impact/server';
import { ref } from '#kernel/facts.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { addOperation, operations } from '#kernel/server/operations.ts';

/** A report that somebody has sent, and another one has closed where that is asked. @returns its id */
export async function reportOf({ closed }: { closed: boolean }): Promise<string> {
	const [sender = '', closer = ''] = await transaction(async (tx) => {
		if (!(await operations({}, tx)).some(({ code }) => code === 'ESSAI'))
			await addOperation(tx, {
				...{ code: 'ESSAI', name: { source: 'fr', fr: 'Essai (fictif)' }, funder: 'FEDER' },
				...{ starts: '2026-01-01', ends: '2027-12-31' }
			});
		const made: string[] = [];
		for (const name of ['Envoie (fictif)', 'Clôture (fictif)'])
			made.push(await findOrMakePerson(tx, { name, email: null, locale: 'fr', fictional: true }));
		return made;
	});
	const by = (id: string) => ({ actor: ref('person', id), source: 'desk' as const });
	const given = { operation: 'ESSAI', locale: 'fr', title: 'Essai', fromDay: '2026-01-01', untilDay: '2026-03-31' };
	const id = await transaction(async (tx) => {
		const report = await beginReport(tx, given, { fictional: true }, { id: sender }, by(sender));
		const words = { title: 'Essai', measures: ['RCO01'], body: null, consented: false };
		await writeReport(tx, report, words, by(sender));
		await sendReport(tx, report, { id: sender }, by(sender));
		return report;
	});
	if (closed) await closeReport(id, { id: closer }, by(closer));
	return id;
}
