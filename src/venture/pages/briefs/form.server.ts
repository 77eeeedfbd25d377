import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { hostedBy } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { organizationNames, sectors } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, ticked } from '#web/form.server.ts';
import { NewBrief } from '../../index.ts';
import { type Brief, changeBrief, heldFiles, invitedTo, writeBrief } from '../../server/index.ts';

/** What stands in the form of a brief; `company`: `organization` or `file`, and its id. */
export type BriefTyped = Readonly<{
	key: string;
	company: string;
	text: Readonly<Record<string, string>>;
	sectors: readonly string[];
	invited: readonly string[];
}>;

const fields = ['kind', 'title', 'needs', 'locality', 'budgetFrom', 'budgetTo', 'answersUntil', 'audience'] as const;

/** What the form offers to choose from: in whose name one asks, its sectors, whom one may invite. */
export async function briefChoices(viewer: Viewer) {
	const own = hostedBy(viewer);
	const [organizations, companies, known] = await Promise.all([organizationNames(), companiesOf(viewer), sectors()]);
	return {
		companies,
		sectors: known,
		organizations: organizations
			.filter(({ id }) => !own.includes(id))
			.map(({ id, name }) => ({ value: id, label: name }))
	};
}

/** In whose name somebody may ask: organisations that she answers for, and files that are hers. */
export async function companiesOf(viewer: Viewer) {
	const ids = hostedBy(viewer);
	const [organizations, files] = await Promise.all([ids.length ? organizationNames({ ids }) : [], heldFiles(viewer)]);
	return [
		...organizations.map(({ id, name }) => ({ value: `organization ${id}`, label: name })),
		...files.map(({ id, name }) => ({ value: `file ${id}`, label: name }))
	];
}

export const emptyBrief = (): BriefTyped => ({
	...{ key: newId(), company: '', sectors: [], invited: [] },
	text: {
		kind: 'design',
		audience: 'public',
		answersUntil: new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10)
	}
});

/** A draft as the form has it. */
export async function typedBrief(brief: Brief): Promise<BriefTyped> {
	const { kind, title, needs, locality, budgetFrom, budgetTo, answersUntil, audience } = brief;
	const amounts = { budgetFrom: typedEuros(budgetFrom), budgetTo: typedEuros(budgetTo) };
	return {
		...{ key: brief.id, company: '', sectors: brief.sectors, invited: await invitedTo(brief.id) },
		text: { kind, title, needs, locality: locality ?? '', answersUntil, audience, ...amounts }
	};
}

/** Keeps what the form says as a draft, and leads to it. @param draft the id of the one that is written anew */
export async function saveBrief(event: RequestEvent, viewer: Viewer, draft: string | null) {
	const form = await event.request.formData();
	const text = Object.fromEntries(fields.map((name) => [name, fieldOf(form, name)]));
	const company = fieldOf(form, 'company');
	const typed: BriefTyped = {
		key: keyIn(form),
		company,
		text,
		sectors: ticked(form, 'sectors'),
		invited: ticked(form, 'invited')
	};
	const [as, id = ''] = company.split(' ');
	const given = NewBrief.safeParse({
		...text,
		...(draft ? { file: draft } : { organization: as === 'organization' ? id : null, file: as === 'file' ? id : null }),
		...{ budgetFrom: centsIn(text.budgetFrom), budgetTo: centsIn(text.budgetTo) },
		...{ sectors: [...typed.sectors], invited: [...typed.invited] }
	});
	const write = async (tx: Tx, its: NewBrief): Promise<string> => {
		if (!draft) return writeBrief(tx, its, viewer, { id: typed.key });
		await changeBrief(tx, draft, its, viewer);
		return draft;
	};
	return changeGiven(event, typed, given, write, (made) => `/me/briefs/${made}?done=saved`);
}

/** Cents of whole euros; null for nothing, and what is no amount stays wrong. */
export const centsIn = (typed = ''): number | null => {
	const text = typed.replace(/[\s\u00a0\u202f€.]/g, '');
	return text ? (/^\d{1,9}$/.test(text) ? Number(text) * 100 : Number.NaN) : null;
};

const typedEuros = (cents: number | null): string => (cents === null ? '' : String(cents / 100));
