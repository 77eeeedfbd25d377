import { join } from 'node:path';
import { sql } from 'kysely';
import type { NewOccurrence, NewOffering } from '#agenda';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { href } from '#kernel/address.ts';
import { newId } from '#kernel/id.ts';
import { connect, db, disconnect, transaction } from '#kernel/server/db.ts';
import { keepSetting, tellSettings } from '#kernel/server/hub.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import type { Locale } from '#kernel/words.ts';
import { addOrganization, addPlace } from '#network/server';
import { joinDatabase, type Options, type Program, startProgram } from '../../tests/support/program.ts';

import { pinned } from './switches/table.ts';

export { settled } from '../../tests/support/settled.ts';

export const by = { actor: null, source: 'desk' } as const;
const HOUR = 3_600_000;

export type Seance = Readonly<{ slug: string; id: string; pool: string }>;

/** Runs an act with a real program, `db` of this process connected to the same database, its secret known and its files at hand. The hub is empty unless `args` say otherwise. */
export async function withHub<T>(options: Options, act: (program: Program) => Promise<T>): Promise<T> {
	const { program, close } = await openHub(options);
	try {
		return await act(program);
	} finally {
		await close();
	}
}

/** The same for who closes it by hand. */
export async function openHub(options: Options): Promise<{ program: Program; close: () => Promise<void> }> {
	const program = await startProgram({ args: [], ...options });
	const { connection, release } = await joinDatabase(program);
	connect(connection);
	prepareJobs(connection);
	openSecret(undefined, program.data);
	openStorage(join(program.data, 'files'));
	const close = async () => {
		await stopJobs();
		await disconnect();
		await release();
		await program.stop();
	};
	return { program, close };
}

/** Puts every section on, also where nothing is in it yet. */
export const everySection = (): Promise<void> =>
	transaction(async (tx) => {
		await keepSetting(tx, 'sections', Object.fromEntries(pinned.map(({ key }) => [key, true])));
		await tellSettings(tx, null);
	});

/** An organisation and a room, which every activity needs, and every section. Nothing happens in a hub that has them. */
export async function settleIn(): Promise<void> {
	const { rows } = await sql`select from network.organization where slug = 'hub'`.execute(db);
	if (rows.length) return;
	await everySection();
	const sentence = { source: 'fr', fr: 'Inventé pour vérifier.' } as const;
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true };
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
		await addOrganization(tx, { ...known, ...nothing, slug: 'hub', name: 'La Maison', kind: 'hub', sentence }, by);
		for (const slug of ['quai', 'halle'])
			await addPlace(
				tx,
				{
					...known,
					slug,
					name: `Le ${slug}`,
					kind: 'room',
					sentence: null,
					organization: 'hub',
					address: null
				},
				by
			);
	});
}

/** Publishes an activity with one séance, two days ahead unless said otherwise. */
export async function open(
	slug: string,
	occurrence: Partial<NewOccurrence> = {},
	offering: Partial<NewOffering> = {}
): Promise<Seance> {
	const startsAt = occurrence.startsAt ?? new Date(Math.floor(Date.now() / 60_000) * 60_000 + 48 * HOUR);
	const words = (text: string) => ({ source: 'fr', fr: text }) as const;
	const blank = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
	const { id, pool } = await transaction(async (tx) => {
		const told = { title: words(`Titre ${slug}`), summary: words('Résumé.'), body: words('Texte.') };
		const kind = { kind: 'talk', area: 'agenda', organization: 'hub' } as const;
		const published = await writeOffering(tx, { slug, ...blank, ...told, ...kind, ...offering });
		await publishOffering(tx, published, by);
		const when = {
			startsAt,
			endsAt: new Date(startsAt.getTime() + 2 * HOUR),
			timeZone: 'Europe/Brussels',
			place: 'quai'
		};
		return schedule(tx, published, { ...when, capacity: null, waiting: true, offerMinutes: null, ...occurrence }, by);
	});
	return { slug, id, pool };
}

export type Form = Readonly<{ name: string; email: string; seats: string; key: string }>;

/** What somebody types to register. */
export const formOf = (name: string, more: Partial<Form> = {}): Form => ({
	name,
	email: `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@example.org`,
	seats: '1',
	key: newId(),
	...more
});

/** The address of a séance's registration page. */
export const registrationPage = ({ slug, id }: Seance, locale: Locale = 'fr'): string =>
	href(`/agenda/${slug}/${id}`, locale);

/** Sends the registration form as a browser without JavaScript does. @returns the status and, when it was taken, the address of the booking. */
export async function register(
	url: string,
	seance: Seance,
	form: Form,
	cookie = ''
): Promise<{ status: number; booking: string }> {
	const answer = await fetch(url + registrationPage(seance), {
		method: 'POST',
		redirect: 'manual',
		headers: { origin: url, accept: 'text/html', cookie },
		body: new URLSearchParams(form)
	});
	await answer.arrayBuffer();
	return { status: answer.status, booking: answer.headers.get('location') ?? '' };
}
