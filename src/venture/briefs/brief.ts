import { z } from 'zod';
import type { Locale, Name } from '#kernel/words.ts';
import { m } from '#messages';
import type { BriefState } from './states.ts';

/** What is asked for. */
export const briefKinds = ['design', 'digital', 'game', 'video', 'other'] as const;
export type BriefKind = (typeof briefKinds)[number];

/** Who may see it, and answer: everybody, whoever has signed in, or those who are asked by name. */
export const briefAudiences = ['public', 'network', 'invited'] as const;
export type BriefAudience = (typeof briefAudiences)[number];

const kindNames: Readonly<Record<BriefKind, Name>> = {
	design: m.briefs_kind_design,
	digital: m.briefs_kind_digital,
	game: m.briefs_kind_game,
	video: m.briefs_kind_video,
	other: m.briefs_kind_other
};

const audienceNames: Readonly<Record<BriefAudience, Name>> = {
	public: m.briefs_audience_public,
	network: m.briefs_audience_network,
	invited: m.briefs_audience_invited
};

const stateNames: Readonly<Record<BriefState, Name>> = {
	draft: m.briefs_state_draft,
	open: m.briefs_state_open,
	chosen: m.briefs_state_chosen,
	delivered: m.briefs_state_delivered,
	finished: m.briefs_state_finished,
	withdrawn: m.briefs_state_withdrawn
};

export const briefKindName = (kind: BriefKind, locale?: Locale): string => kindNames[kind]({}, locale && { locale });
export const briefAudienceName = (audience: BriefAudience): string => audienceNames[audience]({});
export const briefStateName = (state: BriefState): string => stateNames[state]({});

const MOST = 4000;
const MOST_CENTS = 100_000_000_00;
const line = (most: number) =>
	z
		.string({ error: 'venture_text_missing' })
		.trim()
		.min(1, { error: 'venture_text_missing' })
		.max(most, { error: 'venture_text_long' });
const cents = z
	.int({ error: 'briefs_amount_wrong' })
	.min(0, { error: 'briefs_amount_wrong' })
	.max(MOST_CENTS, { error: 'briefs_amount_wrong' })
	.nullable()
	.default(null);
const day = z.iso.date({ error: 'venture_day_wrong' });
const inOrder = (from: number | string | null, to: number | string | null): boolean =>
	from === null || to === null || from <= to;

/** What a company asks for; of an organisation that she answers for, or of a file that is hers. An issue's message, in this and what follows, is the key of its sentence. */
export const NewBrief = z
	.strictObject({
		organization: z.uuid().nullable().default(null),
		file: z.uuid().nullable().default(null),
		kind: z.enum(briefKinds, { error: 'briefs_kind_missing' }),
		title: line(140),
		needs: line(MOST),
		sectors: z.array(z.string().max(80)).max(10, { error: 'mentors_sectors_many' }),
		locality: z
			.string()
			.trim()
			.max(120, { error: 'venture_text_long' })
			.transform((given) => given || null)
			.nullable()
			.default(null),
		budgetFrom: cents,
		budgetTo: cents,
		answersUntil: day,
		audience: z.enum(briefAudiences).default('public'),
		/** Whom she asks by name. */
		invited: z.array(z.uuid()).max(30).default([])
	})
	.refine(({ organization, file }) => (organization === null) !== (file === null), {
		path: ['company'],
		error: 'briefs_company_missing'
	})
	.refine(({ budgetFrom, budgetTo }) => inOrder(budgetFrom, budgetTo), {
		path: ['budgetTo'],
		error: 'briefs_amount_order'
	})
	.refine(({ audience, invited }) => audience !== 'invited' || invited.length > 0, {
		path: ['invited'],
		error: 'briefs_invited_missing'
	});
export type NewBrief = Readonly<z.output<typeof NewBrief>>;

/** What a studio answers. `works`: addresses of works in the gallery. */
export const NewOffer = z
	.strictObject({
		organization: z.uuid({ error: 'briefs_studio_missing' }),
		words: line(MOST),
		priceFrom: cents,
		priceTo: cents,
		starts: day.nullable().default(null),
		ends: day.nullable().default(null),
		works: z.array(z.string().max(120)).max(6, { error: 'briefs_works_many' }).default([])
	})
	.refine(({ priceFrom, priceTo }) => inOrder(priceFrom, priceTo), { path: ['priceTo'], error: 'briefs_amount_order' })
	.refine(({ starts, ends }) => inOrder(starts, ends), { path: ['ends'], error: 'briefs_days_order' });
export type NewOffer = Readonly<z.output<typeof NewOffer>>;

/** Which offer a company chooses, and why each is it or not. */
export const Choice = z.strictObject({
	offer: z.uuid({ error: 'briefs_offer_missing' }),
	reasons: z.map(z.uuid(), z.string().trim().max(1000, { error: 'venture_text_long' }))
});
export type Choice = Readonly<z.output<typeof Choice>>;

/** What is otherwise since: in words, and one number of something. */
export const NewResult = z.strictObject({
	result: line(MOST),
	resultNumber: z.number({ error: 'briefs_number_wrong' }).min(-1e12).max(1e12),
	resultOf: line(120)
});
export type NewResult = Readonly<z.output<typeof NewResult>>;

export const Testimony = z.strictObject({ words: line(1200), shown: z.boolean() });
export type Testimony = Readonly<z.output<typeof Testimony>>;
