import type { RequestEvent } from '@sveltejs/kit';
import { tableOf } from '#exchange';
import { refused } from '#kernel/errors.ts';
import { newId } from '#kernel/id.ts';
import { formWithFiles } from '#kernel/server/bodies.ts';
import { operations } from '#kernel/server/operations.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { organizationNames } from '#network/server';
import { attempt, changeGiven } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf, keyIn, sentFile, typedTexts } from '#web/form.server.ts';
import { costCategoryName } from '../kinds.ts';
import { NewCost } from '../mission.schema.ts';
import { type Cost, costsOf, delegationOf, type Mission, noteCost, removeCost } from '../server/index.ts';
import { totalsBy } from '../server/reporting.ts';
import { type Entered, pressing } from './entered.server.ts';

const MEGABYTES = 20;

/** What a mission cost, and what the form offers to choose from. */
export async function costsShown(mission: Mission, locale: Locale) {
	const [costs, delegation, known, funded] = await Promise.all([
		costsOf(mission.id),
		delegationOf(mission.id),
		organizationNames(),
		operations()
	]);
	const totals = {
		organization: totalsBy(costs, ({ organizationName }) => organizationName ?? m.missions_cost_hub()),
		person: totalsBy(costs, ({ travellerName, traveller }) =>
			traveller ? (travellerName ?? m.missions_somebody()) : m.missions_cost_all()
		),
		operation: totalsBy(costs, ({ operation }) => operation ?? m.missions_cost_no_operation())
	};
	return {
		...{ costs, totals, key: newId(), total: costs.reduce((sum, { euros }) => sum + euros, 0) },
		organizations: known.map(({ id, name }) => ({ value: id, label: name })),
		travellers: delegation
			.filter(({ state }) => state === 'accepted')
			.map(({ id, name }) => ({ value: id, label: name ?? m.missions_somebody() })),
		operations: funded
			.filter(({ code, closedAt }) => !closedAt || code === mission.operation)
			.map(({ code, name }) => ({ value: code, label: `${code} — ${say(name, locale).text}` })),
		editable: mission.state !== 'reported'
	};
}

const kinds: Readonly<Record<string, string>> = {
	'%PDF': 'application/pdf',
	'\x89PNG': 'image/png',
	'\xff\xd8\xff': 'image/jpeg'
};

/** What a file is by its first bytes; null for what is no evidence: a PDF or a photograph. */
const mediaTypeOf = (content: Buffer): string | null =>
	Object.entries(kinds).find(([begins]) => content.toString('latin1', 0, begins.length) === begins)?.[1] ?? null;

/** Notes a cost from its form; a comma is a point. */
export async function saveCost(event: RequestEvent, { id, viewer }: Entered) {
	const form = await formWithFiles(event.request, MEGABYTES);
	const typed = typedTexts(form);
	const field = (name: string) => fieldOf(form, name).trim();
	const number = (name: string) =>
		Number(
			field(name)
				.replace(/[\s\u00a0\u202f]/g, '')
				.replace(',', '.') || Number.NaN
		);
	const given = NewCost.safeParse({
		...{ what: field('what'), category: field('category'), paidOn: field('paidOn') },
		...{ organization: field('organization') || null, traveller: field('traveller') || null },
		...{ cents: Math.round(number('amount') * 100), currency: field('currency').toUpperCase(), rate: number('rate') },
		operation: field('operation') || null
	});
	return attempt(event, 'file', typed, async () => {
		const sent = await sentFile(form, 'file');
		const mediaType = sent && mediaTypeOf(sent.content);
		if (sent && !mediaType) throw refused('missions_evidence_wrong', {}, 422);
		const evidence = sent && mediaType ? { ...sent, mediaType } : null;
		return changeGiven(
			event,
			typed,
			given,
			(tx, its) => noteCost(tx, id, its, { id: keyIn(form), evidence, viewer }),
			`/desk/missions/${id}/costs?done=saved`,
			{ missions_operation_unknown: 'operation', missions_organization_missing: 'organization' }
		);
	});
}

export const dropCost = pressing('/costs', 'removed', async (tx, { id }, form, event) => {
	const { what, fileName } = await removeCost(tx, id, fieldOf(form, 'cost'));
	requireSure(event, removing(what, fileName ? [m.missions_remove_cost_says({ file: fileName })] : []), form);
});

/** The lines as a table. */
export const costsTable = (rows: readonly Cost[]) =>
	tableOf(m.missions_costs(), rows, {
		paidOn: [m.web_date(), ({ paidOn }) => paidOn],
		what: [m.missions_cost_what(), ({ what }) => what],
		category: [m.missions_cost_category(), ({ category }) => costCategoryName(category)],
		organization: [m.missions_cost_payer(), ({ organizationName }) => organizationName ?? m.missions_cost_hub()],
		person: [m.missions_cost_person(), ({ travellerName }) => travellerName],
		amount: [m.missions_amount(), ({ cents }) => cents / 100],
		currency: [m.missions_cost_currency(), ({ currency }) => currency],
		rate: [m.missions_cost_rate(), ({ rate }) => rate],
		euros: [m.missions_cost_euros(), ({ euros }) => euros / 100],
		operation: [m.missions_cost_operation(), ({ operation }) => operation],
		evidence: [m.missions_cost_evidence(), ({ fileName }) => fileName]
	});
