import { sql } from 'kysely';
import { readTable } from '#exchange/server';
import { href } from '#kernel/address.ts';
import { db } from '#kernel/server/db.ts';
import { isOver } from '#participation';
import { bookingById, tokenOf } from '#participation/server';
import { registrationPage, settled } from '../hub.ts';
import { type Cookie, cookieLine } from '../pages.ts';
import type { World } from './acts.ts';
import { type Figures, inWords } from './figures.ts';
import { differing, type Look } from './history.ts';

/** Looks at a séance as everybody sees it: pages, the API, the feeds, tables in both formats, the door and the letters that came. */
export function lookFrom(url: string, cookies: readonly Cookie[]): Look {
	const headers = { cookie: cookieLine(cookies) };
	const text = async (path: string, more = {}) => (await fetch(url + path, { headers: { ...more } })).text();
	const team = (path: string) => text(path, headers);
	const table = async (path: string) => {
		const bytes = await (await fetch(url + path, { headers })).arrayBuffer();
		const [rows = []] = await readTable(new Uint8Array(bytes));
		return rows;
	};
	return async (world, truth) => {
		const { seance } = world;
		const { rows } = await sql<{ offering: string; starts: Date }>`
			select offering, starts_at as starts from agenda.occurrence where id = ${seance.id}`.execute(db);
		const [{ offering, starts } = { offering: '', starts: new Date() }] = rows;
		const desk = (path: string) => href(`/desk${path}`, 'fr');
		const asked = `activity=${offering}&occurrence=${seance.id}`;
		await settled();
		const [page, home, api, activity, listed, door] = await Promise.all([
			text(registrationPage(seance)),
			text(href(`/agenda/${seance.slug}`, 'fr')),
			text(`/api/v1/activities?from=${starts.toISOString()}`),
			team(desk(`/activities/${offering}`)),
			team(`${desk('/registrations')}?${asked}`),
			team(desk(`/door/${seance.id}`))
		]);
		const said: Record<string, Figures> = {
			'the page of the séance': readOff(standingOn(page)),
			'its JSON-LD': jsonLd(page),
			'the page of the activity': readOff(
				/<p[^>]*>((?:Complet|Liste|Sans limite|\d+ |Dernière)[^<]*)<\/p>/.exec(home)?.[1] ?? ''
			),
			'the API': apiOf(api, seance.id),
			'the activity in Coulisses': ofCell(cellOf(activity)),
			'the registrations in Coulisses': occupancyOn(listed),
			'the page of the door': doorOn(door)
		};
		for (const format of ['xlsx', 'csv']) {
			said[`the ${format} of the activity`] = ofActivities(
				await table(`${desk('/activities/export')}?q=${seance.slug}&format=${format}`)
			);
			said[`the ${format} of the registrations`] = ofRegistrations(
				await table(`${desk('/registrations/export')}?${asked}&format=${format}`)
			);
			said[`the ${format} of the door`] = ofDoor(
				await table(`${desk(`/door/${seance.id}/export`)}?part=all&format=${format}`)
			);
		}
		return [...differing(truth, said), ...(await feeds(text, seance.slug)), ...(await letters(world))];
	};
}

/** A sentence that is not found says something wrong. */
const readOff = (sentence: string): Figures => (sentence ? inWords(sentence) : { left: -1 });

const standingOn = (page: string): string => plain(/<p[^>]*><strong[^>]*>([^<]*)<\/strong>/.exec(page)?.[1] ?? '');
const plain = (html: string): string =>
	html
		.replace(/<[^>]*>/g, ' ')
		.replace(/&#39;/g, '’')
		.replace(/\s+/g, ' ')
		.trim();

function jsonLd(page: string): Figures {
	const [, json = '{}'] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
	const event = JSON.parse(json) as { maximumAttendeeCapacity?: number; remainingAttendeeCapacity?: number };
	return event.maximumAttendeeCapacity === undefined
		? {}
		: { capacity: event.maximumAttendeeCapacity, left: event.remainingAttendeeCapacity ?? -1 };
}

function apiOf(json: string, id: string): Figures {
	const { items } = JSON.parse(json) as { items: { id: string; places: Figures }[] };
	return items.find((one) => one.id === id)?.places ?? { taken: -1 };
}

/** The cell « Inscrits » of the only séance. */
const cellOf = (page: string): string =>
	/<span class="label[^"]*" aria-hidden="true">Inscrits<\/span>[\s\S]*?<\/td>/.exec(page)?.[0] ?? '';

function ofCell(cell: string): Figures {
	const said = plain(cell).replace('Inscrits', '');
	const [, taken, capacity] = /(\d+)(?: \/ (\d+))?/.exec(said) ?? [];
	const waiting = Number(/(\d+)[^\d]*attente/.exec(said)?.[1] ?? 0);
	return { taken: Number(taken ?? -1), ...(capacity ? { capacity: Number(capacity) } : {}), waiting };
}

function occupancyOn(page: string): Figures {
	const said = plain(/<span class="occupancy[\s\S]*?<\/strong>/.exec(page)?.[0] ?? '');
	const [, taken, capacity] = /(\d+) sur (\d+)/.exec(said) ?? [];
	const waiting = Number(/\+ (\d+) en attente/.exec(said)?.[1] ?? 0);
	const kept = Number(/(\d+) gardée/.exec(said)?.[1] ?? 0);
	return { ...(taken ? { taken: Number(taken), capacity: Number(capacity) } : {}), waiting, kept };
}

function doorOn(page: string): Figures {
	const said = plain(/<p class="count[\s\S]*?<\/p>/.exec(page)?.[0] ?? '');
	return {
		taken: Number(/attendu\s: (\d+)/.exec(said)?.[1] ?? -1),
		waiting: Number(/(\d+) en liste/.exec(said)?.[1] ?? 0)
	};
}

type Rows = readonly (readonly string[])[];

const column = ([head = [], ...rows]: Rows, name: string): string[] => rows.map((row) => row[head.indexOf(name)] ?? '');
const sum = (cells: readonly string[]): number => cells.reduce((all, cell) => all + Number(cell || 0), 0);

function ofActivities(rows: Rows): Figures {
	const [capacity = ''] = column(rows, 'Places');
	const [standing = ''] = column(rows, 'Places restantes');
	return {
		...inWords(standing),
		capacity: capacity ? Number(capacity) : null,
		taken: sum(column(rows, 'Inscrits')),
		waiting: sum(column(rows, 'Sur la liste d’attente'))
	};
}

const ofRegistrations = (rows: Rows): Figures => ({
	taken: sum(column(rows, 'Places')),
	waiting: sum(column(rows, 'Sur la liste d’attente'))
});

function ofDoor(rows: Rows): Figures {
	const states = column(rows, 'État');
	const having = ['Confirmée', 'Présence notée', 'Absence notée', 'Place proposée'];
	return {
		taken: states.filter((state) => having.includes(state)).length,
		waiting: states.filter((state) => state === 'Sur la liste d’attente').length
	};
}

/** Feeds are read once an hour: they say that something is called off, and no number of places that would be wrong by then. */
async function feeds(text: (path: string) => Promise<string>, slug: string): Promise<string[]> {
	const path = href(`/agenda/${slug}`, 'fr');
	const [ics, atom] = await Promise.all([text(`${path}/agenda.ics`), text(`${path}/agenda.atom`)]);
	if (!ics.includes('BEGIN:VEVENT') || !atom.includes('<entry>')) return ['a feed has lost the séance'];
	return [ics, atom].some((feed) => /\d+ places?\b|Complet|Dernière place/.test(feed))
		? ['a feed says how many are left']
		: [];
}

/**
 * The last letter of each booking says how many places it has, or that it waits, as it does now. Who has been at the door got no letter for that, and is
 * not asked; nor is who has nothing left, whose last letter leads to the agenda and names no booking.
 */
async function letters({ receipts, seance }: World): Promise<string[]> {
	const { rows } = await sql<{ text: string }>`
		select text from kernel.mail where subject like ${`%Titre ${seance.slug},%`} order by written_at desc`.execute(db);
	const wrong: string[] = [];
	for (const { booking } of receipts) {
		const { seats } = await bookingById(booking.id);
		const states = seats.map(({ state }) => state);
		const last = rows.find(({ text }) => ofItself(text).includes(tokenOf(booking.id)))?.text ?? '';
		if (states.includes('fulfilled') || states.includes('no_show') || states.every(isOver)) continue;
		const [told, held] = [toldBy(last), states.filter((state) => state === 'confirmed').length];
		if (told !== null && told !== held) wrong.push(`a letter tells of ${told} places, the booking has ${held}`);
		if (!last && states.some((state) => state === 'confirmed' || state === 'waitlisted'))
			wrong.push('a letter is missing');
	}
	return wrong;
}

/** A letter without the link to another booking of the same address, which it warns of. */
const ofItself = (letter: string): string => letter.replace(/Voir l’autre inscription\s+\S+/g, '');

/** How many places a letter says that one has; null when it speaks of something else. */
function toldBy(letter: string): number | null {
	if (letter.includes('Votre place est réservée')) return 1;
	if (/Vous êtes (en tête de|\d+e sur) la liste d’attente/.test(letter)) return 0;
	const [, count] = /Vos (\d+) places sont réservées/.exec(letter) ?? [];
	return count ? Number(count) : null;
}
