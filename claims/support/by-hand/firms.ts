import { sql } from 'kysely';
import { newId } from '#kernel/id.ts';
import type { Tx } from '#kernel/server/db.ts';
import { fill, type Given } from '../../../tests/support/filled.ts';
import { byHand, type Drawing, type Firm, file, lay, OPERATIONS, type Size } from './world.ts';

type Hub = Readonly<{ team: string; other: string; house: string }>;
const sizes = ['micro', 'small', 'medium', 'large'] as const;

/** What was done with companies and projects, and said of them. */
export const liveWithFirms = (firms: readonly Firm[], size: Size, draws: Drawing, hub: Hub): Promise<void> =>
	byHand(async (tx) => {
		const plain = firms.flatMap((firm, at) => {
			if (!draws.chance(0.8)) return [];
			const id = newId();
			firm.files.push(id);
			return [file(id, draws.chance(0.9) ? firm.organization : null, 'company', `dossier-${at}`)];
		});
		const projects = Array.from({ length: 12 }, (_, at) => file(newId(), null, 'project', `projet-${at}`));
		await lay(tx, 'venture.file', [...plain, ...projects]);
		const files = [...firms.flatMap(({ files }) => files), ...projects.map(({ id }) => String(id))];
		await sessions(tx, files, draws, hub);
		await calls(tx, files, size.calls, draws, hub);
		await declarations(tx, firms, draws, hub);
		await numbers(tx, files, draws);
		await followUps(tx, files, draws);
		await staff(tx, firms, draws);
	});

/** Months of support; of some the sheet is signed. Some sessions are struck out, some only planned. */
async function sessions(tx: Tx, files: readonly string[], draws: Drawing, { house }: Hub): Promise<void> {
	const [contacts, links, sheets]: Given[][] = [[], [], []];
	for (const its of files)
		for (let turn = draws.below(3); turn > 0; turn--) {
			const [day, operation, id] = [draws.day(), draws.one([...OPERATIONS, null]), newId()];
			// two of one file on one day would be one hour twice
			const hour = String(7 + turn * 3).padStart(2, '0');
			const during = `[${day}T${hour}:00Z,${day}T${hour}:50Z)`;
			const [struck, planned] = [draws.chance(0.05), draws.chance(0.05)];
			const sheet = !struck && !planned && draws.chance(0.7) ? newId() : null;
			const kind = draws.one(['session', 'video', 'group', 'preparation']);
			const supports = kind !== 'preparation' && !struck && !planned;
			contacts?.push({
				id,
				organization: house,
				kind,
				at: `${day}T${hour}:00Z`,
				during,
				operation,
				planned,
				struck_at: struck ? `${day}T20:00Z` : null,
				written_at: `${day}T20:00Z`
			});
			links?.push({ contact: id, file: its, supports: supports ? during : null, sheet });
			if (sheet)
				sheets?.push({
					...{
						id: sheet,
						file: its,
						month: `${day.slice(0, 7)}-01`,
						operation,
						number: turn + 10 * (sheets.length + 1),
						minutes: 50
					},
					...{
						hash: `${id}`.replaceAll('-', '').repeat(2),
						sent_at: `${day}T20:00Z`,
						reminded: 0,
						signed_at: draws.chance(0.85) ? `${day}T21:00Z` : null
					}
				});
		}
	await lay(tx, 'venture.contact', contacts ?? []);
	await lay(
		tx,
		'venture.sheet',
		(sheets ?? []).map((one, at) => ({ ...one, number: at + 1 }))
	);
	await lay(tx, 'venture.contact_file', links ?? []);
}

/** Telephone calls, many of companies with which nothing else was done: none may count. */
async function calls(tx: Tx, files: readonly string[], many: number, draws: Drawing, { house }: Hub): Promise<void> {
	const rows = Array.from({ length: many }, () => ({ id: newId(), at: `${draws.day()}T08:00Z` }));
	await lay(
		tx,
		'venture.contact',
		rows.map(({ id, at }) => ({
			id,
			organization: house,
			kind: draws.one(['call', 'call', 'letter', 'note']),
			at,
			operation: draws.one(OPERATIONS),
			planned: false,
			written_at: at
		}))
	);
	await lay(
		tx,
		'venture.contact_file',
		rows.map(({ id }) => ({ contact: id, file: draws.one(files) }))
	);
}

async function declarations(tx: Tx, firms: readonly Firm[], draws: Drawing, { team, other }: Hub): Promise<void> {
	const documents = Array.from({ length: 40 }, (_, at) => ({
		hash: String(at).padStart(64, 'a'),
		bytes: 1,
		media_type: 'application/pdf',
		kept_at: '2025-01-01T00:00Z'
	}));
	await lay(tx, 'kernel.file', documents);
	const rows: Given[] = [];
	const say = (about: string, kind: string, asOf: string, more: Given = {}) => {
		const fate = draws.below(20);
		const decided =
			fate < 16
				? { validated_by: other, validated_at: '2026-01-02T10:00Z', declined_by: null, declined_at: null }
				: fate < 18
					? { validated_by: null, validated_at: null, declined_by: null, declined_at: null }
					: { validated_by: null, validated_at: null, declined_by: other, declined_at: '2026-01-02T10:00Z' };
		const about_kind = 'organization';
		const whole = { about_kind, value: null, size: null, operation: draws.one(OPERATIONS), ...more };
		rows.push({
			id: newId(),
			kind,
			about,
			as_of: asOf,
			...whole,
			document: draws.one(documents).hash,
			document_name: 'preuve.pdf',
			sent_by: team,
			sent_at: '2025-12-31T10:00Z',
			word: '',
			fictional: true,
			...decided
		});
	};
	for (const { organization } of firms) {
		if (draws.chance(0.7)) say(organization, 'size', draws.day(-200), { size: draws.one(sizes) });
		if (draws.chance(0.2)) say(organization, 'size', draws.day(), { size: draws.one(sizes) });
		if (draws.chance(0.6))
			say(organization, 'founded', `${2019 + draws.below(7)}-0${1 + draws.below(9)}-1${draws.below(9)}`);
		if (draws.chance(0.2)) say(organization, 'grant', draws.day(), { value: 1000 + draws.below(1_000_000) });
		if (draws.chance(0.15)) say(organization, 'instrument', draws.day(), { value: 1000 + draws.below(1_000_000) });
		if (draws.chance(0.6)) say(organization, 'staff_before', draws.day(-400), { value: draws.below(5000) });
		if (draws.chance(0.6)) say(organization, 'staff_after', draws.day(420), { value: draws.below(6000) });
		if (draws.chance(0.5)) say(organization, 'alive', draws.day(400));
	}
	for (let at = 0; at < 9; at++) {
		const about_kind = at < 6 ? 'place' : 'trail';
		const about = String((await fill(tx, at < 6 ? 'network.place' : 'city.trail')).id);
		if (about_kind === 'place' && draws.chance(0.8)) say(about, 'site', draws.day(), { about_kind });
		for (const later of [365, 400])
			if (draws.chance(0.7)) say(about, 'visitors', draws.day(later), { about_kind, value: draws.below(20_000) });
	}
	await lay(tx, 'impact.declaration', once(rows));
}

/** Two declarations of one day with one document are one. */
const once = (rows: readonly Given[]): Given[] => [
	...new Map(rows.map((row) => [`${row.about} ${row.kind} ${row.as_of}`, row])).values()
];

async function numbers(tx: Tx, files: readonly string[], draws: Drawing): Promise<void> {
	const rows = files.flatMap((its) =>
		draws.chance(0.3)
			? [
					{
						id: newId(),
						file: its,
						kind: 'jobs',
						as_of: draws.day(-100),
						value: draws.below(40_000),
						seen: 'keeper',
						given_at: '2025-01-01T00:00Z',
						struck_at: draws.chance(0.1) ? '2025-06-01T00:00Z' : null
					}
				]
			: []
	);
	await lay(tx, 'venture.number', rows);
}

async function followUps(tx: Tx, files: readonly string[], draws: Drawing): Promise<void> {
	const rows = files.flatMap((its, at) =>
		([12, 36] as const).flatMap((months) => {
			if (!draws.chance(0.4)) return [];
			// no two of one enterprise in one moment: which of them is the last would be chance
			const answered = new Date(Date.UTC(2025, 3, 1 + (at % 200), 10, 0, at)).toISOString();
			const active = draws.chance(0.8);
			return [
				{
					id: newId(),
					file: its,
					months,
					ended_on: '2024-04-01',
					asked_on: '2025-04-01',
					asked_at: '2025-04-01T08:00Z',
					closes_on: '2025-12-31',
					answered_at: draws.chance(0.9) ? answered : null,
					active
				}
			];
		})
	);
	await lay(tx, 'venture.follow_up', rows);
	const jobs = rows.flatMap(({ id, file: its, answered_at }) =>
		answered_at && draws.chance(0.7)
			? [
					{
						id: newId(),
						file: its,
						kind: 'jobs',
						as_of: answered_at.slice(0, 10),
						value: draws.below(3000),
						seen: 'keeper',
						given_at: answered_at,
						follow_up: id
					}
				]
			: []
	);
	await lay(tx, 'venture.number', [...new Map(jobs.map((row) => [`${row.file} ${row.as_of}`, row])).values()]);
}

/** Staff whom companies enrolled, in cohorts of both operations; not everybody completes, nor has an attestation. */
async function staff(tx: Tx, firms: readonly Firm[], draws: Drawing): Promise<void> {
	const persons = Array.from({ length: 30 }, () => ({
		id: newId(),
		name: 'Inventée',
		locale: 'fr',
		fictional: true,
		created_at: '2025-01-01T00:00Z',
		named: true
	}));
	await lay(tx, 'identity.person', persons);
	for (const operation of [...OPERATIONS, null]) {
		const programme = String((await fill(tx, 'learning.programme', { operation })).id);
		const cohort = String(
			(await fill(tx, 'learning.cohort', { programme, from_day: '2025-01-01', to_day: '2025-12-31' })).id
		);
		const goal = String((await fill(tx, 'learning.goal', { kind: 'cohort', subject: cohort })).id);
		for (const { id: person } of persons) {
			if (!draws.chance(0.5)) continue;
			const employer_number = draws.chance(0.9)
				? draws.one(firms).number
				: `09999${String(draws.below(90_000)).padStart(5, '1')}`;
			const enrolment = String(
				(
					await fill(tx, 'learning.enrolment', {
						cohort,
						person,
						payer: 'employer',
						employer: 'Société',
						employer_scheme: 'bce',
						employer_number
					})
				).id
			);
			const day = draws.day();
			if (draws.chance(0.7))
				await fill(tx, 'learning.completion', {
					goal,
					participant: person,
					participant_kind: 'person',
					completed_at: `${day}T12:00Z`,
					lost_at: draws.chance(0.1) ? `${day}T13:00Z` : null
				});
			if (draws.chance(0.7))
				await fill(tx, 'learning.attestation', {
					enrolment,
					year: 2025,
					quarter: 1,
					issued_at: `${day}T14:00Z`,
					hash: String(draws.below(1e9)).padStart(64, 'b'),
					corrects: null,
					file: null
				});
		}
	}
	await sql`update learning.enrolment set employer_number = 'BE ' || employer_number where id in (select id from learning.enrolment where employer_number is not null order by id limit 5)`.execute(
		tx
	);
}
