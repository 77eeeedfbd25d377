import type { Somebody } from '../monday-hand.ts';
import { inDays } from './days.ts';
import { CLOSED } from './house.ts';
import { ROOM, STUDIO, VISITOR } from './people.ts';

const DAY = inDays(3);
const book = '#book form p:last-child > button';

type Time = Readonly<{ day: string; from: string; until: string }>;

/** Finds the room by day and hour, and books it without an account. */
export async function findAndBook({ hand, hold, url }: Somebody): Promise<void> {
	await hand.open(`${url}/fr`);
	await hand.click('footer a[href="/fr/espaces"]', /\/fr\/espaces$/);
	await ask(hand, '[role=search]', { day: DAY, from: '10:00', until: '12:00' });
	await hand.click('[role=search] button', /day=/);
	const found = await hand.text();
	hold(found.includes('3 espaces libres'), 'the list does not say what is free then');
	await hand.click(`main a:has-text("${ROOM}")`, /\/espaces\/salle-terril\?/);
	await sign(hand);
	await hand.click(book, /\/espaces\/reservation\//);
	hold((await hand.text()).includes('C’est réservé'), 'the room is not booked without an account');
}

/** Wants a time that overlaps, is told what is nearest, and takes the first of it. */
export async function takeInstead({ hand, hold, page }: Somebody): Promise<void> {
	await hand.click('main nav a:has-text("Salle Terril")', /\/espaces\/salle-terril$/);
	await ask(hand, '#book', { day: DAY, from: '11:00', until: '13:00' });
	await sign(hand);
	await hand.click(book);
	await hand.see('#book .instead li button');
	const said = await hand.text();
	hold(said.includes('déjà pris'), 'an overlapping time is not refused');
	const offered = await page.locator('.instead li button').allTextContents();
	hold(
		offered.some((one) => one.includes('12:00')),
		`what is nearest is ${offered.join(', ') || 'not said'}`
	);
	await hand.click('.instead li button', /\/espaces\/reservation\//);
	hold((await hand.text()).includes('C’est réservé'), 'what is nearest is not booked');
}

/** Moves it to another time, and gives it back. */
export async function moveAndGiveBack({ hand, hold }: Somebody): Promise<void> {
	await ask(hand, 'form[action*="?/move"]', { day: inDays(4), from: '16:00', until: '17:30' });
	await hand.click('form[action*="?/move"] p > button');
	await hand.see('main .notice:has-text("La réservation est déplacée")');
	hold((await hand.text()).includes('16:00'), 'the reservation is not moved');
	await hand.click('form[action*="?/cancel"] button');
	await hand.click('dialog button:not([formmethod])');
	await hand.see('h1:has-text("Cette réservation n’est plus")');
}

/** Asks the house for the studio; on the day on which it is closed nothing is to be had. */
export async function askForStudio({ hand, hold }: Somebody): Promise<void> {
	await hand.click('footer a[href="/fr/espaces"]', /\/fr\/espaces$/);
	await ask(hand, '[role=search]', { day: CLOSED, from: '10:00', until: '12:00' });
	await hand.click('[role=search] button', /day=/);
	hold((await hand.text()).includes('0 espace libre'), 'something is free on the day on which the house is closed');
	await hand.click(`main a:has-text("${STUDIO}")`, /\/espaces\/studio-ocre\?/);
	await ask(hand, '#book', { day: DAY, from: '13:00', until: '15:00' });
	await sign(hand);
	await hand.click(book, /\/espaces\/reservation\//);
	hold((await hand.text()).includes('Demande envoyée'), 'the studio is not asked for');
}

export async function ask(hand: Somebody['hand'], form: string, time: Time & { end?: string }): Promise<void> {
	for (const [name, value] of Object.entries(time)) await hand.set(`${form} [name=${name}]`, value);
}

async function sign(hand: Somebody['hand']): Promise<void> {
	await hand.write('#book [name=name]', VISITOR.name);
	await hand.write('#book [name=email]', VISITOR.email);
	await hand.write('#book [name=purpose]', 'Entretien');
}
