import { join } from 'node:path';
import { href } from '#kernel/address.ts';
import type { Hand } from './monday-hand.ts';
import { partners, writeWorkbook } from './monday-partners.ts';

export const NAME = 'Hub du Lundi (fictif)';
const COLOUR = '#7a3e8e';
export const TEAM = 'equipe@exemple.invalid';
export const SEANCES = 10;

/** Where the six steps are done, and where what is not as promised goes. */
type Ground = Readonly<{ url: string; folder: string; hold: (condition: boolean, sentence: string) => void }>;
type Step = (hand: Hand, ground: Ground) => Promise<void>;

/** The guide of the first run names each thing to do, and leads there. */
async function follow(hand: Hand, path: string): Promise<void> {
	if (!/\/coulisses$/.test(new URL(hand.address()).pathname))
		await hand.click('a[href="/fr/coulisses"]', /\/coulisses$/);
	const address = href(`/desk/${path}`, 'fr');
	await hand.click(`main ol a[href="${address}"]`, new RegExp(`${address}$`));
}

async function nameHub(hand: Hand, { url, hold }: Ground): Promise<void> {
	await follow(hand, 'settings');
	await hand.write('[name=name]', NAME);
	await hand.set('[name=colour]', COLOUR);
	await hand.click('form[action*="save"] p > button');
	await hand.see('main .notice');
	const home = await (await fetch(`${url}/fr`)).text();
	hold(home.includes(NAME), 'the home page does not say the name of the hub');
	hold(home.includes(`mailto:${TEAM}`), 'the home page does not say the address of the team');
	const sheet = `/hub.css?${COLOUR.slice(1)}`;
	hold(home.includes(sheet), 'the home page does not ask for the colour of the hub');
	hold((await fetch(url + sheet)).ok, 'the colour of the hub has no stylesheet');
}

async function importPartners(hand: Hand, { folder, hold }: Ground): Promise<void> {
	const file = join(folder, 'Partenaires.xlsx');
	writeWorkbook(file);
	await follow(hand, 'import');
	await hand.choose('[name=file]', file);
	await hand.click('main form p > button', /\/importer\/[0-9a-f-]{36}/);
	await hand.click('form[action*="check"] button');
	await hand.click('form[action*="apply"] button');
	await hand.see('form[action*="undo"]');
	await hand.click('main p.cluster > a[href="/fr/coulisses/organisations"]', /\/organisations$/);
	const listed = await hand.text();
	const missing = partners.filter((name) => !listed.includes(name));
	hold(missing.length === 0, `not in the list of organisations: ${missing.join(', ')}`);
}

async function makeSeries(hand: Hand, { hold }: Ground): Promise<void> {
	await follow(hand, 'activities/new');
	await hand.write('[name=title_fr]', 'Café numérique');
	await hand.write('[name=summary_fr]', 'On parle d’une nouveauté du numérique autour d’un café.');
	await hand.pick('[name=kind]', { value: 'talk' });
	await hand.set('[name=date]', inDays(14));
	await hand.set('[name=start]', '18:30');
	await hand.set('[name=end]', '20:30');
	await hand.write('[name=capacity]', '40');
	await hand.pick('[name=repeat]', { value: 'weekly' });
	await hand.write('[name=count]', String(SEANCES));
	await hand.click('[name=publish]', /\/activites\/[0-9a-f-]{36}/);
	await hand.see('#seances');
	hold((await hand.text()).includes('Café numérique'), 'the activity was not made');
}

/** A day as the forms write it. */
function inDays(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

async function firstPage(hand: Hand, { url, hold }: Ground): Promise<void> {
	await follow(hand, 'pages');
	await hand.click('main table a:has-text("À propos")', /\/coulisses\/pages\/[0-9a-f-]{36}/);
	await hand.click('form[action*="save"] p > button', /done=/);
	hold((await fetch(url + href('/pages/about', 'fr'))).ok, 'the page about the hub is not there');
}

export async function writeNewsletter(hand: Hand): Promise<void> {
	await follow(hand, 'newsletter/new');
	await hand.write('[name=subject_fr]', 'Les cafés commencent');
	await hand.click('main form p > button', /\/coulisses\/lettre\/[0-9a-f-]{36}/);
}

async function inviteSomebody(hand: Hand, { hold }: Ground): Promise<void> {
	await follow(hand, 'team');
	await hand.write('#invite [name=email]', 'collegue@exemple.invalid');
	await hand.pick('#invite [name=role]', { value: 'coordinator' });
	await hand.click('#invite form [type=submit]', /done=invitations/);
	hold((await hand.text()).includes('collegue@exemple.invalid'), 'the team does not see whom it has invited');
}

/** The six steps that the first run names. */
export const steps = {
	name: nameHub,
	partners: importPartners,
	activity: makeSeries,
	pages: firstPage,
	newsletter: writeNewsletter,
	team: inviteSomebody
} as const satisfies Readonly<Record<string, Step>>;
export type StepName = keyof typeof steps;

/** Each step is once the first and once the last, and comes once right after each of the others (a Latin square of Williams). */
export const orders: readonly (readonly StepName[])[] = [
	['activity', 'team', 'name', 'newsletter', 'partners', 'pages'],
	['team', 'newsletter', 'activity', 'pages', 'name', 'partners'],
	['newsletter', 'pages', 'team', 'partners', 'activity', 'name'],
	['pages', 'partners', 'newsletter', 'name', 'team', 'activity'],
	['partners', 'name', 'pages', 'activity', 'newsletter', 'team'],
	['name', 'activity', 'partners', 'team', 'pages', 'newsletter']
];
