import { giveRoom } from '#agenda/server';
import { href, parseAddress } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { newId } from '#kernel/id.ts';
import { type Tx, transaction } from '#kernel/server/db.ts';
import {
	account,
	cancelReservation,
	handOut,
	keepDoorCode,
	kits,
	labels,
	outNow,
	putOut,
	reserve,
	setArrivals,
	setOutside,
	spaceById,
	spaceBySlug,
	Taken,
	takeBankFile
} from '#spaces/server';
import { by, open, settleIn } from '../hub.ts';
import { type Cookie, cookieLine, sendForm } from '../pages.ts';

const [MINUTE, HOUR, DAY] = [60_000, 3_600_000, 86_400_000];
/** At this hour nobody of the demonstration has anything. */
const soon = new Date(Math.floor(Date.now() / DAY) * DAY + 8 * DAY + 3 * HOUR);

/** Where somebody has something now, its door with a screen, and what waits for an answer. */
export type States = Readonly<{
	/** The pages of bookings: to come, over, waiting, and of somebody who stands before the door. */
	bookings: string[];
	/** The rooms of which one is taken now, and one is free perhaps. */
	doors: readonly string[];
	/** A page that shows who has what at the door needs the screen's cookie. */
	asked: string;
	kit: string;
}>;

/** Brings about what the demonstration has none of; `db` of this process is on its database. */
export async function makeSpacesStates(): Promise<States> {
	await settleIn();
	const now = new Date(Math.floor(Date.now() / MINUTE) * MINUTE);
	const coming = await booked('salle-rivelaine', soon, { name: 'Noé Vient (fictif)' });
	const asked = await booked('grande-salle', soon, { name: 'Noé Demande (fictif)', approval: true });
	const over = await booked('salle-piquet', soon, { name: 'Noé Rend (fictif)' });
	await transaction((tx) => cancelReservation(tx, over.reservation, { ...by, side: 'party' }));
	const here = await takenNow(now);
	await clash();
	const kit = await kitInHand(now);
	await transaction(async (tx) => {
		const machine = await spaceBySlug('imprimantes-3d', tx);
		const until = new Date(now.getTime() + 3 * DAY);
		await putOut(tx, machine.id, { unit: 1, reason: 'Buse bouchée', startsAt: now, endsAt: until }, by);
		const elsewhere = await spaceBySlug('salle-des-bateliers', tx);
		await setOutside(tx, elsewhere.id, 'https://calendrier.exemple.invalid/salle.ics', by);
		await nameless(tx);
	});
	const bookings = [coming, asked, over, here].map(({ token }) => `/spaces/booking/${token}`);
	return { bookings, doors: [here.space, (await spaceBySlug('salle-piquet')).id], asked: asked.reservation, kit };
}

type Given = Readonly<{ name: string; approval?: boolean; minutes?: number }>;

async function booked(slug: string, startsAt: Date, { name, approval = false, minutes = 60 }: Given) {
	const request = {
		...{ name, email: 'noe.reserve@exemple.invalid', locale: 'fr' as const, idempotencyKey: newId() },
		...{ startsAt, endsAt: new Date(startsAt.getTime() + minutes * MINUTE), quantity: 1 },
		...{ purpose: 'Entretien', people: null }
	};
	const terms = { actor: null, source: 'web', approval } as const;
	const { id } = await spaceBySlug(slug);
	const { reservation, receipt } = await transaction((tx) => reserve(tx, id, request, terms));
	return { space: id, reservation, token: receipt.token };
}

/** Somebody has the first room that is free, and has not said yet that she is there; its door has a code. */
async function takenNow(now: Date) {
	const made = await firstFree(['petite-salle-du-quai', 'salle-rivelaine', 'cabine-son'], now, {
		name: 'Noé Arrive (fictif)'
	});
	await transaction(async (tx) => {
		const space = await spaceById(made.space, tx);
		await setArrivals(tx, space, true, by);
		await keepDoorCode(tx, space, 'space', '2580#', by);
	});
	return made;
}

async function firstFree(slugs: readonly string[], startsAt: Date, given: Given) {
	for (const slug of slugs) {
		const made = await booked(slug, startsAt, given).catch((error: unknown) => {
			if (error instanceof Taken) return null;
			throw error;
		});
		if (made) return made;
	}
	throw new Error(`all of these are taken: ${slugs.join(', ')}`);
}

/** A séance that has no room, and is given one that somebody has. */
async function clash(): Promise<void> {
	const room = await spaceBySlug('salle-rivelaine');
	const { id } = await open('seance-en-conflit', { place: room.place.slug, startsAt: soon });
	await transaction((tx) => giveRoom(tx, [id], room.id, by));
}

/** Hands a kit out, if none is. @returns the code of the unit. */
async function kitInHand(now: Date): Promise<string> {
	const [out] = await outNow();
	if (out) return out.code;
	const all = await kits();
	const slugs = all.map(({ slug }) => slug);
	const made = await firstFree(slugs, now, { name: 'Noé Emprunte (fictif)', minutes: 240 });
	const name = all.find(({ id }) => id === made.space)?.name.fr;
	const code = (await labels()).find((one) => one.name.fr === name)?.code ?? '';
	const condition = { note: 'Une sangle usée', photo: null };
	await transaction((tx) => handOut(tx, code, ref('reservation', made.reservation), condition, by));
	return code;
}

/** A transfer of which nobody knows what it is for. */
async function nameless(tx: Tx): Promise<void> {
	const to = await account(tx);
	const entry = {
		...{ account: to?.iban ?? 'BE68539007547034', reference: 'SANS-OBJET', bookedOn: soon.toISOString().slice(0, 10) },
		...{ cents: 4200, name: 'NOE VERSE', communication: null, iban: null, message: 'merci' }
	};
	await takeBankFile(tx, { format: 'camt', passed: 0, entries: [entry] }, 'sans-objet.xml', by);
}

/** Makes a tablet the screen of a door, as whoever keeps it does. @returns by what the tablet is known. */
export async function screenAt(url: string, cookies: readonly Cookie[], space: string): Promise<Cookie[]> {
	const page = `/desk/spaces/${space}/door`;
	await sendForm(url, cookies, `${page}?/screen`, new URLSearchParams({ name: 'Tablette' }));
	const shown = await fetch(url + href(page, 'fr'), { headers: { cookie: cookieLine(cookies) } });
	const links = [...(await shown.text()).matchAll(/https?:\/\/[^"'\s<]*?(\/fr\/[^"'\s<]+)/g)].map(
		([, path = '']) => path
	);
	const link = links.find((path) => parseAddress(path)?.path.startsWith(`/screen/${space}/`));
	if (!link) throw new Error('the page of the door shows no link for its screen');
	const answer = await fetch(url + link, { redirect: 'manual' });
	return answer.headers.getSetCookie().map((line) => {
		const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? [];
		return { name, value, url };
	});
}
