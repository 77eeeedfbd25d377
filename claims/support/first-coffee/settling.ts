import { href } from '#kernel/address.ts';
import { inDays } from '../house-manager/days.ts';
import type { Somebody } from '../monday-hand.ts';
import { LINA, PROJECT } from './people.ts';

const save = 'main form:not([action]) p > button';

/** The house lets a desk to her. */
export async function lets({ hand, hold, url }: Somebody): Promise<void> {
	await hand.open(url + href('/desk/spaces/contracts/new', 'fr'));
	await hand.pick('[name=plan]', { index: 1 });
	await hand.write('main [name=person]', LINA.email);
	await hand.set('[name=from]', inDays(0));
	await hand.click(save, /\/abonnements\/[0-9a-f-]{36}/);
	hold((await hand.text()).includes(LINA.name), 'the subscription does not say whose it is');
}

/** Puts one of two evenings at which she was on the line of time of her file. @returns what the other is called */
export async function addsStep({ hand, hold, url }: Somebody, file: string, title: string): Promise<void> {
	await hand.open(url + href(`/me/ventures/${file}/line`, 'fr'));
	await hand.click(`main li:has-text("${title}") form[action*="?/add"] button`);
	await hand.see(`main ol li:has-text("${title}")`);
	hold((await hand.text()).includes(title), 'what she added is not on the line');
}

/** Has everybody read of it, in words of her own and with her name. */
export async function showsProject({ hand, url }: Somebody, file: string): Promise<void> {
	await hand.open(url + href(`/me/ventures/${file}/public`, 'fr'));
	await hand.write('main [name=sentence]', 'Des cartes de la mine, imprimées à l’ancienne.');
	await hand.click('form[action*="?/propose"] [name=named]');
	await hand.click('form[action*="?/propose"] p:last-child > button');
	await hand.see('main .notice');
}

/** Says how far it has come, and closes the file: what was to be done is done. */
export async function leavesHub({ hand, url }: Somebody, file: string): Promise<void> {
	await hand.open(url + href(`/desk/ventures/${file}/card`, 'fr'));
	await hand.pick('[name=stage]', { value: 'alumni' });
	await hand.click('form[action*="?/save"] p:last-child > button');
	await hand.see('main .notice');
	await hand.pick('[name=reason]', { value: 'done' });
	await hand.click('form[action*="?/close"] p:last-child > button');
	await hand.see('main .notice');
}

/** A visitor finds it among those who have left the hub. */
export async function findsAlumni({ hand, hold, url }: Somebody): Promise<void> {
	await hand.open(url + href('/projects', 'fr'));
	await hand.click(`main a:has-text("${PROJECT}")`);
	const said = await hand.text();
	hold(said.includes(LINA.name), 'the public page does not name her, who wished it');
	hold(
		said.includes('Sorti du hub') || said.includes('Alumni'),
		'the public page does not say that it is out of the hub'
	);
}

/** What an adviser reads on the line of time. */
export async function lineRead({ hand, url }: Somebody, file: string): Promise<string> {
	await hand.open(url + href(`/desk/ventures/${file}/line`, 'fr'));
	return hand.text();
}
