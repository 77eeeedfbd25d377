import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daysAfter } from '#kernel/holidays.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { transaction } from '#kernel/server/db.ts';
import { prepareJobs } from '#kernel/server/jobs.ts';
import { prove } from '#kernel/server/mail.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { addOrganization, addPlace } from '#network/server';
import { testDatabase } from '../../../../tests/support/database.ts';
import type { NewCohort, NewProgramme } from '../../programmes/programme.schema.ts';
import { todayHere } from './applications.ts';
import { addCohort } from './cohorts.ts';
import { addCourse } from './courses.ts';
import { addProgramme, publishProgramme } from './programmes.ts';

export const by = { actor: null, source: 'desk' } as const;
export const words = (fr: string) => ({ source: 'fr', fr }) as const;
/** The least that is a PDF by its first bytes. */
export const pdf = Buffer.from('%PDF-1.7\n%fin\n');

/** An empty hub with an organisation and a room. */
export async function openGround(): Promise<void> {
	const { connection } = await testDatabase();
	openSecret('a secret of thirty-two characters', '');
	openStorage(mkdtempSync(join(tmpdir(), 'valley-programmes-')));
	prepareJobs(connection);
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true, sentence: words('Inventée.') };
	const nothing = {
		formerNames: [],
		sectors: [],
		sources: [],
		website: null,
		founded: null,
		status: null,
		statusAsOf: null
	};
	await transaction(async (tx) => {
		await addOrganization(tx, { ...known, ...nothing, slug: 'ecole', name: 'École fictive', kind: 'training' }, by);
		const room = { slug: 'salle', name: 'La salle', kind: 'room', organization: null, address: null } as const;
		await addPlace(tx, { ...known, ...room, sentence: null }, by);
	});
}

export const master: NewProgramme = {
	...{ title: words('Master fictif'), summary: words('Inventé pour les tests.'), body: null, organization: 'ecole' },
	...{ eqf: 7, languages: ['fr'], byDegree: null, byExperience: null, leastPresence: 80, operation: null },
	fictional: true
};

/** A published programme of two courses with a cohort that one may apply to today. */
export async function madeCohort(more: Partial<NewCohort> = {}) {
	const today = await todayHere();
	return transaction(async (tx) => {
		const programme = await addProgramme(tx, master);
		await publishProgramme(tx, programme, true, by);
		const courses = [
			await addCourse(
				tx,
				programme,
				{ code: 'INN1', title: words('Innover'), ects: 10, teachers: ['Ada Fictive'] },
				by
			),
			await addCourse(tx, programme, { code: 'FIN1', title: words('Financer'), ects: 5, teachers: [] }, by)
		] as const;
		const cohort = await addCohort(
			tx,
			programme,
			{
				...{ name: 'Promotion fictive', fromDay: daysAfter(today, 7), toDay: daysAfter(today, 300), places: 2 },
				...{ appliesFrom: today, appliesUntil: daysAfter(today, 5), feeCents: 100_001, instalments: 3, offerDays: 10 },
				...more
			},
			by
		);
		return { programme, courses, cohort };
	});
}

/** Somebody as she stands behind a request. */
export async function somebody(name: string): Promise<Viewer> {
	const email = `${name.toLowerCase()}@exemple.invalid`;
	const id = await transaction(async (tx) => {
		await prove(tx, email);
		return findOrMakePerson(tx, { name, email, locale: 'fr' });
	});
	return { id, name, email, locale: 'fr', roles: [], secondFactor: false, sessionId: '' };
}
