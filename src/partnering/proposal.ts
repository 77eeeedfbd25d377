import { z } from 'zod';
import { locales } from '#kernel/words.ts';
import {
	type Direction,
	directions,
	hasSheet,
	licences,
	outcomes,
	type ProposalKind,
	proposalAudiences,
	proposalKinds,
	technologyStages
} from './kinds.ts';

const MOST = 4000;
export const line = (most: number) =>
	z
		.string({ error: 'partnering_text_missing' })
		.trim()
		.min(1, { error: 'partnering_text_missing' })
		.max(most, { error: 'partnering_text_long' });

/** What technology and research tell besides. */
const Sheet = z.strictObject({
	stage: z.enum(technologyStages, { error: 'partnering_stage_missing' }),
	licence: z.enum(licences).nullable().default(null),
	thesis: z.boolean().default(false)
});
export type Sheet = Readonly<z.output<typeof Sheet>>;

/** Research is sought, never offered; and what has a sheet says it. */
export const sought = ({ kind, direction }: Readonly<{ kind: ProposalKind; direction: Direction }>): boolean =>
	kind !== 'research' || direction === 'request';
export const sheeted = ({ kind, sheet }: Readonly<{ kind: ProposalKind; sheet: Sheet | null }>): boolean =>
	!hasSheet(kind) || sheet !== null;
export const besideDirection = { path: ['direction'], error: 'partnering_research_sought' };
export const besideSheet = { path: ['sheet'], error: 'partnering_stage_missing' };

/** What an organisation offers or seeks. An issue's message, in this and what follows, is the key of its sentence. */
export const NewProposal = z
	.strictObject({
		organization: z.uuid({ error: 'partnering_organization_missing' }),
		direction: z.enum(directions, { error: 'partnering_direction_missing' }),
		kind: z.enum(proposalKinds, { error: 'partnering_kind_missing' }),
		title: line(140),
		needs: line(MOST),
		sectors: z.array(z.string().max(80)).max(10, { error: 'partnering_sectors_many' }),
		skills: z.array(z.string().max(200)).max(20, { error: 'people_skills_many' }).default([]),
		nace: z.array(z.string().max(20)).max(6, { error: 'partnering_nace_many' }).default([]),
		locality: z
			.string()
			.trim()
			.max(120, { error: 'partnering_text_long' })
			.transform((given) => given || null)
			.nullable()
			.default(null),
		languages: z.array(z.enum(locales)).max(10).default([]),
		// a year that the database does not know is no day
		until: z.iso
			.date({ error: 'partnering_until_missing' })
			.refine((day) => day >= '2000', { error: 'partnering_until_wrong' }),
		audience: z.enum(proposalAudiences).default('public'),
		invited: z.array(z.uuid()).max(30, { error: 'partnering_invited_many' }).default([]),
		anonymous: z.boolean().default(false),
		sheet: Sheet.nullable().default(null)
	})
	.refine(sought, besideDirection)
	.refine(sheeted, besideSheet)
	.refine(({ audience, invited }) => audience !== 'invited' || invited.length > 0, {
		path: ['invited'],
		error: 'partnering_invited_missing'
	});
export type NewProposal = Readonly<z.output<typeof NewProposal>>;

/** What one side writes to the other. */
export const Message = z.strictObject({ message: line(MOST) });
export type Message = Readonly<z.output<typeof Message>>;
/** What an interested organisation says first. */
export const NewInterest = z.strictObject({
	organization: z.uuid({ error: 'partnering_organization_missing' }),
	words: line(MOST)
});
export type NewInterest = Readonly<z.output<typeof NewInterest>>;

/** On what the two agree: who does what, when, and what is paid or not. */
export const AgreementWords = z.strictObject({ agreement: line(MOST) });
export type AgreementWords = Readonly<z.output<typeof AgreementWords>>;

export const Answer = z.strictObject({ answer: z.enum(outcomes, { error: 'partnering_outcome_missing' }) });
export type Answer = Readonly<z.output<typeof Answer>>;
