import { letterTo, linkIn } from '../monday-checks.ts';
import type { Somebody } from '../monday-hand.ts';
import { inDays } from './days.ts';
import { REHEARSAL } from './month.ts';
import { DESKS, downloaded, RESIDENT, ROOM } from './people.ts';
import { ask } from './visitor.ts';

const menu = 'header summary';

/** Signs in by the link of a letter. */
export async function signIn({ hand, url }: Somebody): Promise<void> {
	await hand.open(`${url}/fr`);
	await hand.click(menu);
	await hand.click('header a[href="/fr/connexion"]', /\/connexion/);
	await hand.write('[name=email]', RESIDENT.email);
	await hand.click('form[action*="?/link"] button');
	await hand.see('main .notice');
	await hand.open(linkIn(await letterTo(RESIDENT.email, ({ text }) => text.includes('token=')), 'token='));
	await hand.click('main form button', /\/fr\/moi/);
}

/** Sees what her plan leaves her, and takes the statement of last month home. */
export async function seePlan(resident: Somebody): Promise<void> {
	const { hand, hold } = resident;
	await hand.click('main a[href="/fr/moi/espaces/releves"]', /\/espaces\/releves$/);
	const said = await hand.text();
	hold(said.includes('Résidence'), 'she does not see her plan');
	for (const left of ['10 jours', '4 h']) hold(said.includes(left), `she does not see that ${left} are left`);
	hold(said.includes('234,00') && said.includes('Réglé'), 'she does not see that her statement is paid');
	await hand.click('main details > summary');
	const pdf = await downloaded(resident, 'main details a[download]');
	hold(pdf.subarray(0, 5).toString() === '%PDF-', 'her statement is no PDF');
}

/** Books a desk for tomorrow, which only who has a plan can. */
export async function bookDesk({ hand, hold }: Somebody): Promise<void> {
	await hand.click('footer a[href="/fr/espaces"]', /\/fr\/espaces$/);
	await hand.click(`main a:has-text("${DESKS}")`, /\/espaces\/postes-du-relais/);
	await ask(hand, '#book', { day: inDays(1), from: '09:00', until: '17:00' });
	await hand.click('#book form p:last-child > button', /\/espaces\/reservation\//);
	hold((await hand.text()).includes('C’est réservé'), 'the desk is not booked');
}

/** Repeats a booking every week: the rehearsal of the choir is named, and something near it is taken instead. */
export async function bookWeekly({ hand, hold, page }: Somebody): Promise<void> {
	await hand.click('footer a[href="/fr/espaces"]', /\/fr\/espaces$/);
	await hand.click(`main a:has-text("${ROOM}")`, /\/espaces\/salle-terril$/);
	await hand.click('main a[href*="/moi/espaces/repeter"]', /\/repeter\?/);
	await ask(hand, 'form', { day: inDays(1), from: REHEARSAL.from, until: REHEARSAL.until, end: inDays(22) });
	await hand.click('main form button', /repeat=weekly/);
	hold((await hand.text()).includes('3 dates libres sur 4'), 'the dates are not said, free or not');
	const clash = page.locator('main li:has(s)');
	hold((await clash.count()) === 1, `${await clash.count()} dates are said to be taken`);
	await hand.click('main li:has(s) input[type=checkbox]');
	await hand.click('main form p:last-child > button', /done=booked/);
	const booked = await page.locator('main section > .rows li', { hasText: ROOM }).count();
	hold(booked === 4, `${booked} of four dates are booked`);
}
