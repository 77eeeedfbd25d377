import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { sql } from 'kysely';
import { missing, refused } from '#kernel/errors.ts';
import { type By, ref } from '#kernel/facts.ts';
import type { Funded } from '#kernel/funded.ts';
import { isId, newId } from '#kernel/id.ts';
import { record } from '#kernel/server/activity/record.ts';
import { db, type Tx, transaction } from '#kernel/server/db.ts';
import { hub } from '#kernel/server/hub.ts';
import { fundedBy } from '#kernel/server/operations.ts';
import { onPaper } from '#kernel/server/pdf/funded.ts';
import { atPress } from '#kernel/server/press/press.ts';
import { keepFile } from '#kernel/server/storage.ts';
import { isoDate, longDate, noonOf } from '#kernel/time.ts';
import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { daysOf, type Hours, hoursOf, type Quarter } from '../../programmes/hours.ts';
import { hoursText } from '../../programmes/names.ts';
import type { Programme } from '../../programmes/programme.ts';
import { cohortAttendance } from './attendance.ts';
import type { Printed, printAttestation } from './attestation-pdf.ts';
import { type CohortPlaces, cohortById } from './cohorts.ts';
import type { Enrolment } from './enrolments.ts';
import { programmeById } from './programmes.ts';
import { type On, within } from './tables.ts';

const attestationPdf = atPress<typeof printAttestation>(
	'src/learning/server/programmes/attestation-pdf.ts',
	'printAttestation',
	{ kept: false }
);

/** An attestation as it was issued: never changed. `correctedBy`: the one that names it. */
export type Attestation = Quarter &
	Readonly<{
		id: string;
		number: string;
		enrolment: string;
		plannedMinutes: number;
		presentMinutes: number;
		excusedMinutes: number;
		signedBy: string | null;
		issuedAt: Date;
		saidHash: string;
		/** The number of the one that it corrects. */
		corrects: string | null;
		correctedBy: string | null;
	}>;

/** Who signs, and as what. */
type Signer = Readonly<{ name: string; as: string }>;

/** The hours of a participant in a quarter, as they stand now. */
export async function hoursIn(enrolment: Enrolment, quarter: Quarter, on: On = db): Promise<Hours> {
	const { timeZone } = await hub();
	const { first, last } = daysOf(quarter);
	const taken = (await cohortAttendance(enrolment.cohort, new Date(), on)).get(enrolment.id) ?? [];
	return hoursOf(
		taken.filter(({ startsAt }) => {
			const day = isoDate(startsAt, timeZone);
			return day >= first && day <= last;
		})
	);
}

type Asked = Quarter & Readonly<{ signer: Signer; locale: Locale; correct: boolean }>;

/**
 * Issues the attestation of attendance of a participant for a quarter: a PDF that is kept as it is, whose hash is in the log.
 * @param given `correct`: another one was issued already, which this one corrects.
 * @param id of the form, so that pressing twice issues one.
 * @returns its id. Throws programmes_attested_already when one was issued and `correct` is false, programmes_attestation_same when a correction would
 * say the same, programmes_attestation_early while the quarter runs, 404.
 */
export async function attest(enrolment: Enrolment, given: Asked, by: By, id = newId()): Promise<string> {
	const issuedAt = by.at ?? new Date();
	if (daysOf(given).last >= isoDate(issuedAt, (await hub()).timeZone))
		throw refused('programmes_attestation_early', {}, 422);
	// drawn while nobody waits for it, so another may have taken its number meanwhile: then it is drawn again, and each time one of them is done
	for (;;) {
		const draft = await draftOf({ enrolment, given, id, issuedAt }, db);
		if (!draft) return id;
		const content = await attestationPdf(draft.sheet, await onPaper(draft.sheet.funded, given.locale));
		if (await transaction((tx) => issue(tx, draft, content, by))) return id;
	}
}

type Ground = Readonly<{ enrolment: Enrolment; given: Asked; id: string; issuedAt: Date }>;
type Draft = Ground & Readonly<{ about: About; sheet: Printed; before: Attestation | undefined; saidHash: string }>;

/** What an attestation would say now; null when it was issued. */
async function draftOf(ground: Ground, on: On): Promise<Draft | null> {
	const { enrolment, given, id, issuedAt } = ground;
	const { year, quarter, signer, locale } = given;
	const known = await attestationsOf([enrolment.id], on);
	if (known.some((one) => one.id === id)) return null;
	const before = known.find((one) => one.year === year && one.quarter === quarter && !one.correctedBy);
	if (before && !given.correct) throw refused('programmes_attested_already', { number: before.number });
	const [hours, cohort, number] = [
		await hoursIn(enrolment, given, on),
		await cohortById(enrolment.cohort, on),
		await nextNumber(on, year)
	];
	const programme = await programmeById(cohort.programme, on);
	const funded = await fundedBy(programme.operation, on);
	const about = { enrolment, programme, cohort, hours, number, before: before?.number ?? null, funded, issuedAt };
	const sheet = await printed(about, given, signer, locale);
	const saidHash = hashOf(
		JSON.stringify([sheet.kicker, sheet.opening, sheet.rows, sheet.signature, ...(funded ? [funded] : [])])
	);
	if (before && saidHash === before.saidHash) throw refused('programmes_attestation_same', { number: before.number });
	return { ...ground, about, sheet, before, saidHash };
}

/** Keeps what was drawn, if it says what it would say now. @returns whether it did. */
async function issue(tx: Tx, draft: Draft, content: Buffer, by: By): Promise<boolean> {
	// one number after the other: two secretaries at once must not take the same
	await sql`lock table learning.attestation in share row exclusive mode`.execute(tx);
	const now = await draftOf(draft, tx);
	if (!now) return true;
	if (!isDeepStrictEqual(now.sheet, draft.sheet)) return false;
	const { id, enrolment, before, saidHash, issuedAt } = now;
	const { year, quarter, signer } = now.given;
	const { hours, number, cohort } = now.about;
	const hash = hashOf(content);
	const minutes = { plannedMinutes: hours.planned, presentMinutes: hours.present, excusedMinutes: hours.excused };
	await within(tx)
		.insertInto('learning.attestation')
		.values({
			...{ id, number, enrolment: enrolment.id, year, quarter, ...minutes, hash, saidHash, issuedAt },
			...{ signedBy: signer.name, signedAs: signer.as, file: await keepFile(tx, content, 'application/pdf') },
			corrects: before?.id ?? null
		})
		.execute();
	await record(tx, {
		...{ ...by, verb: 'learning.attested', object: ref('attestation', id), context: ref('cohort', cohort.id) },
		target: enrolment.person ? ref('person', enrolment.person) : null,
		detail: { hash, year, quarter, ...minutes, correction: before !== undefined }
	});
	return true;
}

const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** What was issued for some participants, the latest first. */
export const attestationsOf = (enrolments: readonly string[], on: On = db): Promise<Attestation[]> =>
	within(on)
		.selectFrom('learning.attestation as a')
		.leftJoin('learning.attestation as before', 'before.id', 'a.corrects')
		.leftJoin('learning.attestation as after', 'after.corrects', 'a.id')
		.select(['a.id', 'a.number', 'a.enrolment', 'a.year', 'a.quarter', 'a.plannedMinutes', 'a.presentMinutes'])
		.select(['a.excusedMinutes', 'a.signedBy', 'a.issuedAt', 'a.saidHash', 'before.number as corrects'])
		.select(['after.number as correctedBy'])
		.where((row) => row('a.enrolment', '=', row.fn.any(row.val([...enrolments]))))
		.orderBy('a.year', 'desc')
		.orderBy('a.quarter', 'desc')
		.orderBy('a.issuedAt', 'desc')
		.orderBy('a.id', 'desc')
		.execute();

/** The kept bytes of an attestation of a participant. @throws 404, also once she is erased. */
export async function attestationFile(enrolment: string, id: string): Promise<{ hash: string; number: string }> {
	if (!isId(id)) throw missing();
	const row = await within(db)
		.selectFrom('learning.attestation')
		.select(['file', 'number'])
		.where('id', '=', id)
		.where('enrolment', '=', enrolment)
		.executeTakeFirst();
	if (!row?.file) throw missing();
	return { hash: row.file, number: row.number };
}

async function nextNumber(on: On, year: number): Promise<string> {
	const { rows } = await sql<{ next: number }>`
		select count(*)::int + 1 as next from learning.attestation where year = ${year}`.execute(on);
	return `AEP-${year}-${String(rows[0]?.next ?? 1).padStart(4, '0')}`;
}

type About = Readonly<{
	enrolment: Enrolment;
	programme: Programme;
	cohort: CohortPlaces;
	hours: Hours;
	number: string;
	before: string | null;
	funded: Funded | null;
	issuedAt: Date;
}>;

async function printed(about: About, { year, quarter }: Quarter, signer: Signer, locale: Locale): Promise<Printed> {
	const { enrolment, programme, cohort, hours, number, before, funded, issuedAt } = about;
	const { name, timeZone, contact } = await hub();
	const said = { locale };
	const { first, last } = daysOf({ year, quarter });
	const day = (iso: string): string => longDate(noonOf(iso), locale, 'UTC');
	const date = longDate(issuedAt, locale, timeZone);
	const payer = enrolment.employer ? [[m.programmes_employer({}, said), enrolment.employer] as const] : [];
	return {
		locale,
		kicker: `${programme.organization.name} — ${name}`,
		title: m.programmes_attestation_title({}, said),
		number: before ? m.programmes_attestation_corrects({ number, before }, said) : number,
		opening: m.programmes_attestation_opening(
			{ name: enrolment.name ?? '—', organization: programme.organization.name },
			said
		),
		rows: [
			[m.programmes_programme({}, said), say(programme.title, locale).text],
			[m.programmes_cohort({}, said), cohort.name],
			...payer,
			[
				m.programmes_quarter({}, said),
				`${m.programmes_quarter_of({ quarter, year }, said)} (${day(first)} – ${day(last)})`
			],
			[m.programmes_hours_planned({}, said), hoursText(hours.planned)],
			[m.programmes_hours_present({}, said), hoursText(hours.present)],
			[m.programmes_hours_excused({}, said), hoursText(hours.excused)]
		] as const,
		closing: m.programmes_attestation_closing({}, said),
		place: contact.locality
			? m.programmes_attestation_done({ place: contact.locality, date }, said)
			: m.programmes_attestation_date({ date }, said),
		signature: [signer.name, signer.as],
		...{ funded, issuedAt }
	};
}
