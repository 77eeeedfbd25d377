import type { RequestEvent } from '@sveltejs/kit';
import { newId } from '#kernel/id.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { can, hostedBy } from '#kernel/identity/policy.ts';
import type { Tx } from '#kernel/server/db.ts';
import { naceKey, type Skill } from '#network';
import { organizationNames, sectors, skillsByUri, skillsLike } from '#network/server';
import { changeGiven } from '#web/act.server.ts';
import { fieldOf, keyIn, ticked } from '#web/form.server.ts';
import { bySelf } from '#web/require.server.ts';
import { partneringActs } from '../acts.ts';
import { hasSheet } from '../kinds.ts';
import { NewProposal } from '../proposal.ts';
import { changeProposal, invitedTo, type Proposal, writeProposal } from '../server/index.ts';
import type { ProposalState } from '../states.ts';

const DAYS = 90;
const fields = [
	...(['organization', 'direction', 'kind', 'title', 'needs', 'nace', 'locality', 'until', 'audience'] as const),
	...(['stage', 'licence'] as const)
] as const;

/** What stands in the form of a proposal. `offered`: skills that answer what was looked for. */
export type ProposalTyped = Readonly<{
	key: string;
	text: Readonly<Record<string, string>>;
	sectors: readonly string[];
	languages: readonly string[];
	invited: readonly string[];
	anonymous: boolean;
	thesis: boolean;
	skills: readonly Skill[];
	wanted: string;
	offered: readonly Skill[];
}>;

/** What the form offers to choose from: in whose name one writes (the team in anybody's), sectors, whom one may invite. */
export async function proposalChoices(viewer: Viewer) {
	const own = hostedBy(viewer);
	const [all, known] = await Promise.all([organizationNames(), sectors()]);
	const named = all.map(({ id, name }) => ({ value: id, label: name }));
	return {
		organizations: can(viewer, partneringActs.keep) ? named : named.filter(({ value }) => own.includes(value)),
		others: named.filter(({ value }) => !own.includes(value)),
		sectors: known.map(({ slug, label }) => ({ slug, label }))
	};
}

export const emptyProposal = (): ProposalTyped => ({
	key: newId(),
	text: { audience: 'public', until: new Date(Date.now() + DAYS * 86_400_000).toISOString().slice(0, 10) },
	...{ sectors: [], languages: [], invited: [], anonymous: false, thesis: false, skills: [], wanted: '', offered: [] }
});

/** A proposal as the form has it. */
export async function typedProposal(proposal: Proposal): Promise<ProposalTyped> {
	const { id, direction, kind, title, needs, locality, until, audience, sheet, organization } = proposal;
	const [skills, invited] = await Promise.all([skillsByUri(proposal.skills), invitedTo(id)]);
	return {
		...{ key: id, skills, invited, anonymous: proposal.anonymous, thesis: sheet?.thesis ?? false },
		...{ sectors: proposal.sectors, languages: proposal.languages, wanted: '', offered: [] },
		text: {
			...{ organization: organization?.id ?? '', direction, kind, title, needs, until, audience },
			...{ locality: locality ?? '', stage: sheet?.stage ?? '', licence: sheet?.licence ?? '' },
			nace: proposal.nace.map((key) => key.replace(/^2025:/, '')).join(', ')
		}
	};
}

/** What was typed, with the skills that answer the search when one was asked for. */
export async function typedIn(form: FormData): Promise<ProposalTyped> {
	const wanted = fieldOf(form, 'wanted').trim();
	const [skills, found] = await Promise.all([skillsByUri(ticked(form, 'skills')), skillsLike(wanted)]);
	return {
		...{ key: keyIn(form), skills, wanted },
		text: Object.fromEntries(fields.map((name) => [name, fieldOf(form, name)])),
		...{ sectors: ticked(form, 'sectors'), languages: ticked(form, 'languages'), invited: ticked(form, 'invited') },
		...{ anonymous: fieldOf(form, 'anonymous') === 'yes', thesis: fieldOf(form, 'thesis') === 'yes' },
		offered: found.filter(({ uri }) => !skills.some((chosen) => chosen.uri === uri))
	};
}

/** What is said of what was written anew, by how far it is. */
const saidOf: Readonly<Partial<Record<ProposalState, string>>> = { draft: 'saved', open: 'changed' };

/** Keeps what the form says, and leads to it. @param before the id of the one that is written anew */
export async function saveProposal(event: RequestEvent, viewer: Viewer, before: string | null) {
	const typed = await typedIn(await event.request.formData());
	const { text, anonymous, thesis } = typed;
	const sheet = { stage: text.stage || undefined, licence: text.licence || null, thesis };
	const { stage: _, licence: __, ...rest } = text;
	const given = NewProposal.safeParse({
		...{ ...rest, anonymous, organization: before ?? text.organization },
		...{ direction: text.direction || undefined, kind: text.kind || undefined },
		...{ sectors: [...typed.sectors], languages: [...typed.languages], invited: [...typed.invited] },
		...{ skills: typed.skills.map(({ uri }) => uri), nace: naceIn(text.nace ?? '') },
		sheet: hasSheet(text.kind ?? '') ? sheet : null
	});
	const write = async (tx: Tx, its: NewProposal): Promise<string> => {
		if (!before) return `${await writeProposal(tx, its, viewer, { id: typed.key })}?done=saved`;
		const state = await changeProposal(tx, before, its, viewer, bySelf(viewer));
		return `${before}?done=${saidOf[state] ?? 'kept'}`;
	};
	return changeGiven(event, typed, given, write, (made) => `/me/partnering/${made}`, beside);
}

/** What is no code stays as it is, and is refused by the classification. */
const naceIn = (typed: string): string[] =>
	typed
		.split(/[,;\n]/)
		.map((one) => one.trim())
		.filter(Boolean)
		.map((one) => naceKey(one) ?? one.slice(0, 20));

const beside = {
	partnering_nace_unknown: 'nace',
	partnering_invited_unknown: 'invited',
	partnering_until_wrong: 'until',
	people_skill_unknown: 'skills'
} as const;
