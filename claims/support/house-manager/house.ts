import type { Somebody } from '../monday-hand.ts';
import { inDays, lastMonth } from './days.ts';
import { DESKS, PLACE, RESIDENT, ROOM, STUDIO } from './people.ts';

/** Goes to a room of Coulisses, through the wing that it is in. */
export async function enterRoom(hand: Somebody['hand'], path: string): Promise<void> {
	const tab = (path: string): string => `.dense a[href="/fr/coulisses/${path}"]`;
	if (!/\/coulisses\/espaces/.test(hand.address())) await hand.click(tab('espaces/jour'), /\/espaces\/jour$/);
	if (!hand.address().endsWith(`/${path}`)) await hand.click(tab(path), new RegExp(`/coulisses/${path}$`));
}

const save = 'main form:not([action]) p > button';

/** Adds a house to a hub that has none, and what can be booked in it. */
export async function furnish(somebody: Somebody): Promise<void> {
	const { hand, hold } = somebody;
	await enterRoom(hand, 'espaces');
	await hand.click('main a[href="/fr/coulisses/lieux/creer"]', /\/lieux\/creer$/);
	await hand.write('[name=name]', PLACE);
	await hand.write('[name=locality]', 'Mons');
	await hand.click(save, /\/lieux\/[0-9a-f-]{36}/);
	await addSpace(somebody, ROOM, {});
	await addSpace(somebody, STUDIO, { kind: 'studio', asks: true });
	await addSpace(somebody, DESKS, { kind: 'desks', units: 12, openTo: 'residents' });
	await enterRoom(hand, 'espaces');
	const listed = await hand.text();
	hold(
		[ROOM, STUDIO, DESKS].every((name) => listed.includes(name)),
		'the list does not say every space'
	);
}

type Given = Readonly<{ kind?: string; units?: number; openTo?: string; asks?: boolean }>;

/** A space that is open every day of the year. */
async function addSpace({ hand, hold }: Somebody, name: string, { kind, units, openTo, asks }: Given): Promise<void> {
	await enterRoom(hand, 'espaces');
	await hand.click('main a[href="/fr/coulisses/espaces/creer"]', /\/espaces\/creer$/);
	await hand.write('[name=name_fr]', name);
	if (kind) await hand.pick('[name=kind]', { value: kind });
	if (units) await hand.write('[name=units]', String(units));
	for (const day of [5, 6]) await hand.write(`[name=hours_${day}]`, '9-18h');
	await hand.click('[name=closedOnHolidays]');
	if (openTo) await hand.pick('[name=openTo]', { value: openTo });
	if (asks) await hand.click('[name=approval]');
	await hand.click(save, /\/espaces\/[0-9a-f-]{36}/);
	hold((await hand.text()).includes('On peut le réserver'), `${name} was not added`);
}

/** The day on which the house is closed, though its week says otherwise. */
export const CLOSED = inDays(20);

/** Closes the whole house for a day, from the page of its room. */
export async function closeADay({ hand, hold }: Somebody): Promise<void> {
	await hand.click(`main table a:has-text("${ROOM}")`, /\/espaces\/[0-9a-f-]{36}/);
	await hand.click('details:has([name=apart_from]) > summary');
	await hand.set('[name=apart_from]', CLOSED);
	await hand.write('[name=apart_reason]', 'Inventaire');
	await hand.click('[name=apart_of][value=place]');
	await hand.click('form[action*="?/apart"] p > button', /done=apart/);
	hold((await hand.text()).includes('Inventaire'), 'the closed day is not kept');
}

/** What the room costs without a plan, a plan, and the account to pay to. Prices are in euros. */
export async function price({ hand, hold }: Somebody): Promise<void> {
	await enterRoom(hand, 'espaces/formules');
	await hand.pick('#tariffs [name=space]', { label: `${PLACE} — ${ROOM}` });
	await hand.write('[name=cents]', '20');
	await hand.set('#tariffs [name=from]', lastMonth(1));
	await hand.click('form[action*="?/tariff"] button', /done=saved/);
	await hand.click('main a[href="/fr/coulisses/espaces/formules/creer"]', /\/formules\/creer$/);
	await hand.write('[name=name_fr]', 'Résidence');
	await hand.pick('[name=kind]', { value: 'resident' });
	await hand.write('[name=priceCents]', '180');
	await include(hand, 0, { what: 'desks', amount: 10, beyond: 12 });
	await include(hand, 1, { what: 'room', amount: 4, beyond: 15 });
	await hand.click(save, /\/espaces\/formules\?/);
	hold((await hand.text()).includes('Résidence'), 'the plan is not offered');
	await enterRoom(hand, 'espaces/banque');
	await hand.write('[name=beneficiary]', 'Le Relais ASBL (fictif)');
	await hand.write('[name=iban]', 'BE71 0961 2345 6769');
	await hand.click('form[action*="?/account"] button', /done=saved/);
}

type Included = Readonly<{ what: string; amount: number; beyond: number }>;

async function include(hand: Somebody['hand'], row: number, { what, amount, beyond }: Included): Promise<void> {
	await hand.pick(`[name=what_${row}]`, { value: what });
	await hand.write(`[name=amount_${row}]`, String(amount));
	await hand.write(`[name=beyond_${row}]`, String(beyond));
}

/** Gives a plan to the resident, from the first of last month on, with a desk of her own. */
export async function agree({ hand, hold }: Somebody): Promise<void> {
	await enterRoom(hand, 'espaces/abonnements');
	await hand.click('main a[href="/fr/coulisses/espaces/abonnements/creer"]', /\/abonnements\/creer$/);
	await hand.pick('[name=plan]', { label: 'Résidence' });
	await hand.write('[name=person]', RESIDENT.email);
	await hand.set('[name=from]', lastMonth(1));
	await hand.pick('[name=desk]', { label: `${PLACE} — ${DESKS} · 1` });
	await hand.click(save, /\/abonnements\/[0-9a-f-]{36}/);
	hold((await hand.text()).includes(RESIDENT.name), 'the subscription does not say whose it is');
}
