import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { publishOffering, schedule, writeOffering } from '#agenda/server';
import { newId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import { prepareJobs, stopJobs } from '#kernel/server/jobs.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { NewClassOffer } from '#learning';
import { bookClass, ClassBooking, keepClassOffer, visitOf } from '#learning/server';
import { addOrganization } from '#network/server';
import { bookingByToken, tokenOf } from '#participation/server';
import { testDatabase } from '../../../../../../../tests/support/database.ts';
import { actions, load } from './+page.server.ts';
import { GET } from './[paper]/+server.ts';

const by = { actor: null, source: 'desk' } as const;
const fr = (text: string) => ({ source: 'fr', fr: text }) as const;
const DAY = 86_400_000;
let booking: string;
let token: string;

beforeAll(async () => {
	openSecret('a secret for the tests', '.');
	openStorage(mkdtempSync(join(tmpdir(), 'booking-')));
	const { connection } = await testDatabase();
	prepareJobs(connection);
	const seance = await transaction(async (tx) => afternoon(tx, await activity(tx)));
	({ id: booking } = (await bookClass(asked, seance, { actor: null, source: 'web' })).booking);
	token = tokenOf(booking);
});
afterAll(stopJobs);

async function activity(tx: Tx): Promise<string> {
	const nothing = { formerNames: [], sectors: [], sources: [], website: null, founded: null, status: null };
	const known = { locality: 'Mons', lat: null, lon: null, fictional: true, statusAsOf: null, ...nothing };
	await addOrganization(tx, { ...known, slug: 'hub', name: 'L’équipe', kind: 'hub', sentence: fr('Inventée.') }, by);
	const plain = { audience: null, price: null, minAge: null, sectors: [], languages: [], fictional: true };
	const told = { slug: 'cyber', kind: 'class', area: 'learning', organization: 'hub', body: null } as const;
	const offering = await writeOffering(tx, { ...plain, ...told, title: fr('CyberPack'), summary: fr('Un jeu.') });
	await publishOffering(tx, offering, by);
	await keepClassOffer(tx, offering, offer, by);
	return offering;
}

async function afternoon(tx: Tx, offering: string): Promise<string> {
	const startsAt = new Date(Date.now() + 20 * DAY);
	const when = { startsAt, endsAt: new Date(startsAt.getTime() + DAY / 12), timeZone: 'Europe/Brussels', place: null };
	return (await schedule(tx, offering, { ...when, capacity: 30, waiting: false, offerMinutes: null }, by)).id;
}

const offer = NewClassOffer.parse({
	...{ minPupils: 5, maxPupils: 30, years: ['p6'], streams: ['core'], atHub: true, atSchool: false, aims: [] },
	...{ devices: fr('Tablettes prêtées'), cost: fr('gratuit'), bus: null, bring: null }
});
const asked = ClassBooking.parse({
	...{ name: 'Lila Terril', email: 'lila@exemple.invalid', school: 'École du Canal', pupils: 12, adults: 2 },
	...{ year: 'p6', stream: 'core', needs: '', phone: '+32 470 12 34 56', idempotencyKey: newId(), locale: 'fr' }
});

const stranger: object = { viewer: null, locale: 'fr' };
const call = (act: unknown, params: object, form: Record<string, string> = {}, locals = stranger) =>
	(act as (event: unknown) => Promise<unknown>)({
		...{ params: { token, ...params }, setHeaders: () => undefined, locals },
		request: new Request('https://hub.example', { method: 'POST', body: new URLSearchParams(form) })
	});

test('whoever has the link of a class reads the last two digits of the telephone, and may correct or empty it', async () => {
	const data = await call(load, {});
	expect(data).toMatchObject({ visit: { pupils: 12, phone: '56' } });
	// more than the three first digits, which a moment in milliseconds may have too
	expect(JSON.stringify(data)).not.toMatch(/470 ?12/);
	const problems = { phone: expect.stringContaining('+32') };
	expect(await call(actions.phone, {}, { phone: 'appelez-moi' })).toMatchObject({ status: 422, data: { problems } });
	for (const [typed, kept] of [
		['065 12 34 57', '065 12 34 57'],
		['', null]
	] as const) {
		await expect(call(actions.phone, {}, { phone: typed })).rejects.toMatchObject({ status: 303 });
		expect((await visitOf(booking))?.phone).toBe(kept);
	}
});

test('the address of who booked is whole for herself and the team, and for nobody else who has the link', async () => {
	const seen = async (viewer: object | null) => {
		const locals = { viewer, locale: 'fr' };
		return (await call(load, {}, {}, locals)) as { email: string };
	};
	const { party } = (await bookingByToken(token)) as { party: string };
	const nobody = { secondFactor: false, roles: [] };
	expect((await seen(null)).email).toBe('l…@exemple.invalid');
	expect((await seen({ ...nobody, id: newId() })).email).toBe('l…@exemple.invalid');
	expect((await seen({ ...nobody, id: party })).email).toBe('lila@exemple.invalid');
	const team = { id: newId(), secondFactor: true, roles: [{ role: 'coordinator', scope: null }] };
	expect((await seen(team)).email).toBe('lila@exemple.invalid');
});

test('the address where all papers were leads to the booking', async () => {
	const location = `/fr/apprendre/classes/inscription/${token}`;
	await expect(call(GET, { paper: 'papers' })).rejects.toMatchObject({ status: 308, location });
	await expect(call(GET, { paper: 'other' })).rejects.toMatchObject({ status: 404 });
});
