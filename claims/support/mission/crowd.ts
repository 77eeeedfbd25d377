import fc from 'fast-check';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { findOrMakePerson } from '#kernel/identity/server/persons.ts';
import { momentOf } from '#kernel/server/clock.ts';
import { transaction } from '#kernel/server/db.ts';
import { itemKinds } from '#missions';
import {
	addSlots,
	apply,
	decide,
	keepCounterpart,
	keepItem,
	missionById,
	moveMission,
	sayAbsent,
	setTables,
	wish,
	writeMission
} from '#missions/server';
import { addOrganization } from '#network/server';

const ZONE = 'Europe/Helsinki';
const HOME = 'Europe/Brussels';
export const fr = { locale: 'fr' as const };
const desk = { actor: null, source: 'demo' as const };
const words = (text: string) => ({ source: 'fr' as const, fr: text });

/** A moment of the mission, by the clock of the place. */
export const at = (day: number, time: string, zone = ZONE): Date => momentOf(`2099-02-0${day}T${time}`, zone) as Date;

/** A mission of so many who travel and as many to meet, over twenty times of two days: with an itinerary in two zones, absences and wishes. @returns its id, and theirs */
export async function crowd(count: number, tables: number, seed: number) {
	const id = await transaction(async (tx) => {
		const given = {
			title: words('Foule'),
			summary: words('Foule'),
			body: words('Foule'),
			covered: null,
			documents: words('- Passeport\n- Carte européenne d’assurance maladie')
		};
		const where = { locality: 'Kotka', timeZone: ZONE, starts: '2099-02-08', ends: '2099-02-09' };
		const rest = { applyUntil: '2099-02-01', places: 200, sectors: [], operation: null };
		const made = await writeMission(tx, {
			...given,
			...where,
			...rest,
			contactName: 'La coordinatrice',
			contactPhone: '+32 65 00 00 01'
		});
		await moveMission(tx, made, 'announce', desk);
		await setTables(tx, made, tables);
		await addSlots(tx, made, { from: at(8, '13:00'), count: 10, minutes: 20, pause: 5 });
		await addSlots(tx, made, { from: at(9, '09:00'), count: 10, minutes: 20, pause: 5 });
		return made;
	});
	const travellers: string[] = [];
	for (let turn = 0; turn < count; turn++) travellers.push(await traveller(id, turn));
	const guests: string[] = [];
	for (let turn = 0; turn < count; turn++) guests.push(await guest(id, turn));
	await journey(id, travellers);
	await wishing(id, travellers, guests, seed);
	return { id, travellers, guests };
}

const traveller = (mission: string, turn: number): Promise<string> =>
	transaction(async (tx) => {
		const name = `Voyageuse ${turn}`;
		const sentence = words('Une phrase.');
		const unknown = { sectors: [], locality: null, lat: null, lon: null, website: null, founded: null };
		const row = { slug: `foule-${turn}`, name: `Foule ${turn}`, formerNames: [], kind: 'company' as const, sentence };
		const more = { ...unknown, status: null, statusAsOf: null, sources: [], fictional: true };
		const organization = await addOrganization(tx, { ...row, ...more }, desk);
		const email = `foule-${turn}@exemple.invalid`;
		const person = await findOrMakePerson(tx, { name, email, locale: 'fr', fictional: true });
		const roles = [{ role: 'director' as const, scope: ref('organization', organization) }];
		const viewer = { id: person, name, email, locale: 'fr' as const, roles, secondFactor: false, sessionId: 'claim' };
		const given = { organization, seeks: 'Un partenaire.', languages: [], phone: '' };
		const asked = await apply(tx, mission, given, viewer, desk);
		await decide(tx, asked, { decision: 'accepted', word: '' }, desk);
		return asked;
	});

const guest = (mission: string, turn: number): Promise<string> =>
	transaction((tx) => {
		const email = `vieras-${turn}@example.fi`;
		const given = {
			name: `Vieras ${turn}`,
			organization: `Yritys ${turn} Oy`,
			email,
			phone: '',
			locale: 'fi' as const
		};
		return keepCounterpart(tx, mission, { ...given, about: '' }, {});
	});

const none = { place: '', address: '', phone: '', note: '' };

async function journey(mission: string, travellers: readonly string[]): Promise<void> {
	const [half, rest] = [travellers.filter((_, turn) => turn % 3 === 0), travellers.filter((_, turn) => turn % 3)];
	const parts = [
		{
			kind: itemKinds[0],
			title: 'Vol',
			from: at(8, '06:30', HOME),
			to: at(8, '12:00'),
			zones: [HOME, ZONE],
			skips: []
		},
		{ kind: itemKinds[1], title: 'Hôtel', from: at(8, '12:00'), to: at(9, '14:00'), zones: [ZONE, ZONE], skips: [] },
		{
			kind: itemKinds[2],
			title: 'Le port',
			from: at(8, '16:00'),
			to: at(8, '16:45'),
			zones: [ZONE, ZONE],
			skips: half
		},
		{ kind: itemKinds[3], title: 'Atelier', from: at(9, '10:00'), to: at(9, '10:40'), zones: [ZONE, ZONE], skips: rest }
	];
	for (const { kind, title, from, to, zones, skips } of parts)
		await transaction((tx) => {
			const [startZone = ZONE, endZone = ZONE] = zones;
			return keepItem(tx, mission, { ...none, kind, title, startsAt: from, startZone, endsAt: to, endZone, skips }, fr);
		});
}

/** Each wishes as many of the other side as she may, those near her own turn, so that more wishes are of both sides than all the tables hold; some of them are away for half a day. */
async function wishing(
	id: string,
	travellers: readonly string[],
	guests: readonly string[],
	seed: number
): Promise<void> {
	const mission = await missionById(id);
	const near = fc.uniqueArray(fc.integer({ min: -8, max: 8 }), { minLength: 12, maxLength: 12 });
	const offsets = fc.sample(near, { numRuns: travellers.length * 2, seed });
	const away = fc.sample(fc.integer({ min: 12, max: 13 }), { numRuns: travellers.length, seed });
	for (const [turn, traveller] of travellers.entries())
		await transaction(async (tx) => {
			const of = (list: readonly string[], which: readonly number[]) =>
				which.map((one) => list[(turn + one + list.length) % list.length] ?? '');
			await wish(tx, mission, 'traveller', traveller, of(guests, offsets[turn] ?? []));
			const guest = guests[turn] ?? '';
			await wish(tx, mission, 'counterpart', guest, of(travellers, offsets[turn + travellers.length] ?? []));
			if (turn % 4) return;
			const hour = away[turn] ?? 12;
			const absence = { startsAt: at(8, `${hour}:00`), endsAt: at(8, `${hour + 4}:00`) };
			await sayAbsent(tx, mission, guest, absence, { ...fr, id: newId() });
		});
}
