import { sql } from 'kysely';
import { addMaterial, attachSheet } from '#agenda/server';
import { ref } from '#kernel/facts.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { by, formOf, open, register } from '../hub.ts';
import { sendForm } from '../pages.ts';
import { type Arrange, bookedBy, count, one } from './world.ts';

const offeringOf = (occurrence: string) => one(sql`select offering from agenda.occurrence where id = ${occurrence}`);
const bookingOf = (occurrence: string) => one(sql`select id from participation.booking where subject = ${occurrence}`);
const seatsOf = (occurrence: string) =>
	count(sql`select count(*) from participation.seat s join participation.booking b on b.id = s.booking
		where b.subject = ${occurrence} and s.state = 'confirmed'`);
const toldOf = (occurrence: string) =>
	count(sql`select count(distinct contact_email) from participation.booking where subject = ${occurrence}`);

/** What is taken away in the agenda. */
export const agenda: Readonly<Record<string, Arrange>> = {
	'(coulisses)/desk/activities/[id]/[occurrence]/#cancel': async ({ url, coordinator }) => {
		const { id } = await bookedBy(url, 9);
		const figures = [await seatsOf(id), await toldOf(id)];
		return { page: `/desk/activities/${await offeringOf(id)}/${id}`, as: coordinator, act: 'cancel', figures };
	},
	'(coulisses)/desk/activities/[id]/[occurrence]/#remove': async ({ coordinator }) => {
		const { id } = await open('enleve');
		return { page: `/desk/activities/${await offeringOf(id)}/${id}`, as: coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/activities/[id]/#trash': async ({ url, coordinator }) => {
		const { id } = await bookedBy(url, 3);
		const page = `/desk/activities/${await offeringOf(id)}`;
		const figures = [1, await seatsOf(id), await toldOf(id)];
		return { page, as: coordinator, act: 'trash', fill: { callOff: '1' }, figures };
	},
	'(coulisses)/desk/activities/[id]/after/[occurrence]/#remove': async ({ coordinator }) => {
		const { id } = await open('support', { startsAt: new Date(Date.now() - 86_400_000) });
		const title = { source: 'fr', fr: 'Support à retirer' } as const;
		await transaction((tx) =>
			addMaterial(tx, id, { kind: 'link', title, content: { url: 'https://example.org' } }, by)
		);
		return {
			page: `/desk/activities/${await offeringOf(id)}/after/${id}`,
			as: coordinator,
			act: 'remove',
			figures: []
		};
	},
	'(coulisses)/desk/door/[occurrence]/sheet/#remove': async ({ coordinator }) => {
		const { id } = await open('feuille');
		const person = await one(sql`select id from identity.person limit 1`);
		const file = { name: 'signée.pdf', content: Buffer.from(`%PDF-1.7\n${id}`) };
		await transaction((tx) => attachSheet(tx, id, file, ref('person', person)));
		return { page: `/desk/door/${id}/sheet`, as: coordinator, act: 'remove', figures: [] };
	},
	'(coulisses)/desk/registrations/[booking]/#cancel': async ({ url, coordinator }) => {
		const seance = await open('a-trois');
		await register(url, seance, formOf('Ida Trois', { seats: '3' }));
		const page = `/desk/registrations/${await bookingOf(seance.id)}`;
		const figures = [await seatsOf(seance.id), await toldOf(seance.id)];
		return { page, as: coordinator, act: 'cancel', fill: { reason: 'asked' }, figures };
	},
	'(coulisses)/desk/registrations/[booking]/#decline': async ({ url, coordinator }) => {
		const { id } = await bookedBy(url, 1);
		const booking = await bookingOf(id);
		await sql`update participation.seat set state = 'submitted' where booking = ${booking}`.execute(db);
		return { page: `/desk/registrations/${booking}`, as: coordinator, act: 'decline', figures: [1] };
	},
	'(public)/booking/[token]/#cancel': async ({ url }) => {
		const seance = await open('a-deux');
		const { booking } = await register(url, seance, formOf('Odile Deux', { seats: '2' }));
		const page = booking.replace(/^.*\/([^/]+)$/, '/booking/$1');
		return { page, as: [], act: 'cancel', only: ':not(:has([name=seat]))', figures: [await seatsOf(seance.id)] };
	},
	'(person)/me/calendar/#renew': async ({ founder, url }) => mine(url, founder, 'renew'),
	'(person)/me/calendar/#drop': async ({ founder, url }) => mine(url, founder, 'drop')
};

async function mine(url: string, as: Parameters<typeof sendForm>[1], act: string) {
	await sendForm(url, as, '/me/calendar?/renew', new URLSearchParams());
	return { page: '/me/calendar', as, act, figures: [] };
}
