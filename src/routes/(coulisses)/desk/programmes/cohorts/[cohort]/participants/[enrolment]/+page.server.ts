import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { isId, newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { earlierOf, hoursOf, payers, quarterOf, quartersBetween, shareOf } from '#learning';
import { attempted, cohortFor, kept } from '#learning/desk/programmes/reach.server.ts';
import {
	attest,
	attestationsOf,
	cohortAttendance,
	enrolmentIn,
	hoursIn,
	instalmentsOf,
	leaveCohort,
	notePaid,
	notePayer,
	todayHere
} from '#learning/server';
import { identifierOf } from '#network';
import { fieldOf, problemsOf, typedTexts } from '#web/form.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const load: PageServerLoad = async (event) => {
	const { cohort, programme, viewer } = await cohortFor(event);
	const enrolment = await enrolmentIn(cohort.id, event.params.enrolment);
	const [attendance, instalments, attestations, today] = await Promise.all([
		cohortAttendance(cohort.id),
		instalmentsOf([enrolment.id]),
		attestationsOf([enrolment.id]),
		todayHere()
	]);
	const taken = attendance.get(enrolment.id) ?? [];
	const last = earlierOf(today, cohort.toDay);
	const quarters = today >= cohort.fromDay ? quartersBetween(cohort.fromDay, last) : [];
	return {
		enrolment,
		instalments,
		attestations,
		today,
		least: programme.leastPresence,
		share: shareOf(hoursOf(taken)),
		quarters: await Promise.all(
			quarters.map(async (quarter) => ({
				...quarter,
				hours: await hoursIn(enrolment, quarter),
				now: quarterOf(today).year === quarter.year && quarterOf(today).quarter === quarter.quarter
			}))
		),
		signer: viewer.name,
		key: newId()
	};
};

export const actions: Actions = {
	payer: async (event) => {
		const { enrolment } = await reach(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = Paying.safeParse(Object.fromEntries(paying.map((name) => [name, fieldOf(form, name)])));
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const { payer, employer, number, orderNumber, invoiceNumber } = read.data;
		const identifier = number ? numberOf(number) : null;
		const given = {
			...{ payer, employer: employer || null, orderNumber: orderNumber || null, invoiceNumber: invoiceNumber || null },
			employerScheme: identifier?.scheme ?? null,
			employerNumber: identifier?.value ?? null
		};
		return kept(locale, form, (tx) => notePayer(tx, enrolment.id, given), pathOf(event, 'payer'));
	},
	paid: async (event) => {
		const { enrolment } = await reach(event);
		const form = await event.request.formData();
		const day = fieldOf(form, 'day');
		const rank = Rank.safeParse(fieldOf(form, 'rank'));
		return kept(
			event.locals.locale,
			form,
			(tx) => {
				if (day && !z.iso.date().safeParse(day).success) throw refused('programmes_day_wrong', {}, 422);
				if (!rank.success) throw missing();
				return notePaid(tx, enrolment.id, rank.data, day || null);
			},
			pathOf(event, 'paid')
		);
	},
	attest: async (event) => {
		const { enrolment, by } = await reach(event);
		const form = await event.request.formData();
		const { locale } = event.locals;
		const read = Signed.safeParse({
			year: Number(fieldOf(form, 'quarter').slice(0, 4)),
			quarter: Number(fieldOf(form, 'quarter').slice(5)),
			name: fieldOf(form, 'signedBy'),
			as: fieldOf(form, 'signedAs')
		});
		if (!read.success) return problemsOf(read.error, typedTexts(form), locale);
		const { year, quarter, ...signer } = read.data;
		const given = { year, quarter, signer, locale, correct: fieldOf(form, 'correct') === '1' };
		const sent = fieldOf(form, 'key');
		const key = isId(sent) ? sent : newId();
		return attempted(locale, form, () => attest(enrolment, given, by, key), pathOf(event, 'attested'));
	},
	leave: async (event) => {
		const { enrolment, by } = await reach(event);
		const form = await event.request.formData();
		return kept(event.locals.locale, form, (tx: Tx) => leaveCohort(tx, enrolment, by), pathOf(event, 'left'));
	}
};

const Rank = z.coerce.number().int().min(1).max(24);

const paying = ['payer', 'employer', 'number', 'orderNumber', 'invoiceNumber'] as const;
const short = z.string().trim().max(120, { error: 'programmes_text_long' });

/** A Belgian enterprise number, or the VAT number of another country. */
const numberOf = (text: string) => {
	const found = identifierOf('bce', text) ?? identifierOf('vat', text);
	return found && (found.scheme === 'bce' || found.scheme === 'vat')
		? { scheme: found.scheme, value: found.value }
		: null;
};

const Paying = z
	.object({
		payer: z.enum(payers, { error: 'programmes_payer_missing' }),
		employer: short,
		number: short.refine((text) => !text || numberOf(text), { error: 'programmes_number_wrong' }),
		orderNumber: short,
		invoiceNumber: short
	})
	.refine(({ payer, employer }) => payer !== 'employer' || employer, {
		path: ['employer'],
		error: 'programmes_employer_missing'
	});

const Signed = z.object({
	year: z.int({ error: 'programmes_quarter_missing' }).min(2000, { error: 'programmes_quarter_missing' }).max(2200),
	quarter: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], { error: 'programmes_quarter_missing' }),
	name: short.min(1, { error: 'programmes_signer_missing' }),
	as: short.min(1, { error: 'programmes_signer_missing' })
});

async function reach(event: Pick<RequestEvent, 'locals' | 'url' | 'params'>) {
	const reached = await cohortFor(event);
	return { ...reached, enrolment: await enrolmentIn(reached.cohort.id, event.params.enrolment) };
}

const pathOf = ({ params }: Pick<RequestEvent, 'params'>, done: string): string =>
	`/desk/programmes/cohorts/${params.cohort}/participants/${params.enrolment}?done=${done}`;
