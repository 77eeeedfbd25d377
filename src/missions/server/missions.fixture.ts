import { sql } from 'kysely';
import { ref } from '#kernel/facts.ts';
import type { Viewer } from '#kernel/identity/index.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { grant } from '#kernel/identity/server/roles.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { addOrganization } from '#network/server';
import { Candidature, NewCounterpart, NewItem, NewMission, NewSlots } from '../mission.schema.ts';
import {
	addMeeting,
	addSlots,
	apply,
	decide,
	keepCounterpart,
	keepItem,
	moveMission,
	setTables,
	slotsOf,
	standingOf,
	writeMission
} from './index.ts';

export const by = ({ id }: Pick<Viewer, 'id'>) => ({ actor: ref('person', id), source: 'web' as const });
export const desk = { actor: null, source: 'desk' as const };
export const fr = { locale: 'fr' as const };
const ZONE = 'Europe/Helsinki';
/** A moment of the second day of the mission, by the clock of the place. */
export const at = (time: string, day = '09'): Date => momentOf(`2099-02-${day}T${time}`, ZONE) as Date;

const words = (text: string) => ({ source: 'fr' as const, fr: text });

export const newMission = (more: object = {}) =>
	NewMission.parse({
		...{ title: words('Kotka 2099'), summary: words('Trois jours.'), body: words('Un **texte**.'), covered: null },
		...{ documents: words('- Passeport\n- Cartes de visite'), locality: 'Kotka', timeZone: ZONE, starts: '2099-02-08' },
		...{ ends: '2099-02-11', applyUntil: '2099-01-15', places: 3, sectors: [], operation: null },
		...{ contactName: 'Cora', contactPhone: '+32 65 00 00 00', ...more }
	});

/** A mission that is announced. @returns its id */
export const announcedMission = (more: object = {}): Promise<string> =>
	transaction(async (tx) => {
		const id = await writeMission(tx, newMission(more), { fictional: true });
		await moveMission(tx, id, 'announce', desk);
		return id;
	});

const organization = (name: string): Promise<string> =>
	transaction((tx) => {
		const sentence = { source: 'fr' as const, fr: 'Une phrase.' };
		const given = { slug: name.toLowerCase(), name, formerNames: [], kind: 'company' as const, sentence };
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = { ...given, ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
		return addOrganization(tx, row, desk);
	});

type Host = Viewer & { own: string };

/** Somebody who answers for an organisation of her own. */
export async function director(name: string): Promise<Host> {
	const own = await organization(`${name}-co`);
	const email = `${name.toLowerCase()}@example.org`;
	const scope = ref('organization', own);
	const id = await transaction(async (tx) => {
		const made = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		await grant(tx, { person: made, role: 'director', scope, by: null, source: 'desk' });
		return made;
	});
	const roles = [{ role: 'director' as const, scope }];
	return { id, name, email, locale: 'fr', roles, secondFactor: false, sessionId: 'none', own };
}

export const asks = (mission: string, viewer: Host): Promise<string> =>
	transaction((tx) => {
		const given = { organization: viewer.own, seeks: 'Un partenaire.', languages: ['fr' as const], phone: '' };
		return apply(tx, mission, Candidature.parse(given), viewer, by(viewer));
	});

/** Somebody who travels. @returns the id of her place */
export async function travels(mission: string, viewer: Host): Promise<string> {
	const id = await asks(mission, viewer);
	await transaction((tx) => decide(tx, id, { decision: 'accepted', word: 'Bienvenue.' }, desk));
	return id;
}

export const guest = (mission: string, name: string): Promise<string> =>
	transaction((tx) =>
		keepCounterpart(
			tx,
			mission,
			NewCounterpart.parse({
				...{ name, organization: `${name} Oy`, email: `${name.toLowerCase()}@example.fi` },
				...{ phone: '', locale: 'fi', about: '' }
			}),
			{}
		)
	);

export const part = (mission: string, title: string, [from, to]: readonly [string, string], more: object = {}) =>
	transaction((tx) =>
		keepItem(
			tx,
			mission,
			NewItem.parse({
				...{
					kind: 'visit',
					title,
					place: 'Satama',
					address: '',
					phone: '',
					note: '',
					startsAt: at(from),
					endsAt: at(to)
				},
				...{ startZone: ZONE, endZone: ZONE, skips: [], ...more }
			}),
			fr
		)
	);

/** A mission with two who travel, two to meet, two tables and four times. */
export async function plannedMission(one: Host, other: Host) {
	const mission = await announcedMission();
	const [a, b] = [await travels(mission, one), await travels(mission, other)];
	const [aino, eero] = [await guest(mission, 'Aino'), await guest(mission, 'Eero')];
	await transaction(async (tx) => {
		await setTables(tx, mission, 2);
		await addSlots(tx, mission, NewSlots.parse({ from: at('13:00'), count: 4, minutes: 20, pause: 10 }));
	});
	const times = (await slotsOf(mission)).map(({ id }) => id);
	const meet = (traveller: string, counterpart: string, slot = 0, spot: string | null = null) =>
		transaction((tx) => addMeeting(tx, mission, { traveller, counterpart, slot: times[slot] ?? '', spot }, fr));
	const { spots } = await standingOf(mission);
	return { mission, a, b, aino, eero, times, spots, meet };
}

/** Two things that one party has at once, of which one is a meeting: what the database never holds. */
export async function doubled(): Promise<number> {
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from missions.hold a join missions.hold b on a.party = b.party and a.ctid < b.ctid and a.during && b.during and a.lane && b.lane`.execute(
		db
	);
	return rows[0]?.count ?? 0;
}

/** Why something is refused, with what it names; undefined when it is done. */
export const refusal = (
	act: Promise<unknown>
): Promise<{ code: string; params: Record<string, unknown> } | undefined> =>
	act.then(
		() => undefined,
		({ code = '', params = {}, message }: { code?: string; params?: Record<string, unknown>; message?: string }) => ({
			code: code || (message ?? ''),
			params
		})
	);
