import { z } from 'zod';
import { missing, refused } from '#kernel/errors.ts';
import { identifierOf } from '#network';
import { fieldOf } from '#web/form.server.ts';
import { earlierOf, hoursOf, payers, quarterOf, quartersBetween, shareOf } from '../../../../index.ts';
import {
	attestationsOf,
	type CohortPlaces,
	cohortAttendance,
	type Enrolment,
	hoursIn,
	instalmentsOf,
	todayHere
} from '../../../../server/index.ts';

/** Somebody's place in a cohort: what she paid, when she was there, and what was attested. */
export async function enrolmentShown(enrolment: Enrolment, cohort: Pick<CohortPlaces, 'id' | 'fromDay' | 'toDay'>) {
	const [attendance, instalments, attestations, today] = await Promise.all([
		cohortAttendance(cohort.id),
		instalmentsOf([enrolment.id]),
		attestationsOf([enrolment.id]),
		todayHere()
	]);
	const last = earlierOf(today, cohort.toDay);
	const quarters = today >= cohort.fromDay ? quartersBetween(cohort.fromDay, last) : [];
	const now = quarterOf(today);
	return {
		...{ enrolment, instalments, attestations, today },
		share: shareOf(hoursOf(attendance.get(enrolment.id) ?? [])),
		quarters: await Promise.all(
			quarters.map(async (quarter) => ({
				...{ ...quarter, hours: await hoursIn(enrolment, quarter) },
				now: now.year === quarter.year && now.quarter === quarter.quarter
			}))
		)
	};
}

const short = z.string().trim().max(120, { error: 'programmes_text_long' });
const orNull = short.transform((text) => text || null);

/** A Belgian enterprise number, or the VAT number of another country. */
const numberOf = (text: string) => {
	const found = identifierOf('bce', text) ?? identifierOf('vat', text);
	return found && (found.scheme === 'bce' || found.scheme === 'vat')
		? { employerScheme: found.scheme, employerNumber: found.value }
		: null;
};

const Paying = z
	.object({
		payer: z.enum(payers, { error: 'programmes_payer_missing' }),
		employer: orNull,
		number: short.refine((text) => !text || numberOf(text), { error: 'programmes_number_wrong' }),
		orderNumber: orNull,
		invoiceNumber: orNull
	})
	.refine(({ payer, employer }) => payer !== 'employer' || employer, {
		path: ['employer'],
		error: 'programmes_employer_missing'
	})
	.transform(({ number, ...paying }) => ({
		...paying,
		...(numberOf(number) ?? { employerScheme: null, employerNumber: null })
	}));

/** Reads the form of who pays. */
export const payingIn = (form: FormData) =>
	Paying.safeParse(
		Object.fromEntries(
			['payer', 'employer', 'number', 'orderNumber', 'invoiceNumber'].map((name) => [name, fieldOf(form, name)])
		)
	);

const Rank = z.coerce.number().int().min(1).max(24);

/** Which instalment a form says is paid, and on what day; null: not paid after all. @throws programmes_day_wrong, 404. */
export function paidIn(form: FormData): { rank: number; day: string | null } {
	const day = fieldOf(form, 'day');
	const rank = Rank.safeParse(fieldOf(form, 'rank'));
	if (day && !z.iso.date().safeParse(day).success) throw refused('programmes_day_wrong', {}, 422);
	if (!rank.success) throw missing();
	return { rank: rank.data, day: day || null };
}

const quarter = { error: 'programmes_quarter_missing' };
const signer = { error: 'programmes_signer_missing' };
const Signed = z
	.object({
		year: z.int(quarter).min(2000, quarter).max(2200),
		quarter: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)], quarter),
		name: short.min(1, signer),
		as: short.min(1, signer)
	})
	.transform(({ name, as, ...when }) => ({ ...when, signer: { name, as } }));

/** Reads the form of an attestation: of which quarter, and who signs it as what. */
export const signedIn = (form: FormData) =>
	Signed.safeParse({
		year: Number(fieldOf(form, 'quarter').slice(0, 4)),
		quarter: Number(fieldOf(form, 'quarter').slice(5)),
		name: fieldOf(form, 'signedBy'),
		as: fieldOf(form, 'signedAs')
	});
