import { href } from '#kernel/address.ts';
import { inDays } from '../house-manager/days.ts';
import { letterTo, linkIn } from '../monday-checks.ts';
import type { Somebody } from '../monday-hand.ts';
import { LINA } from './people.ts';

const open = ({ hand, url }: Somebody, path: string) => hand.open(url + href(path, 'fr'));

/** Agrees on a plan, writes down the session that was just over, and sends the sheet of the month. */
export async function supports(adviser: Somebody, file: string): Promise<void> {
	const { hand, hold } = adviser;
	await open(adviser, `/desk/ventures/${file}`);
	await hand.pick('[name=contactKind]', { value: 'session' });
	await hand.write('[name=summary]', 'Statut, caisse, premiers prix : la liste est faite.');
	await hand.click('[name=shared]');
	await hand.click('#note p:last-child > button', /done=noted/);
	await hand.click('nav a:has-text("Plan")', /\/plan$/);
	await hand.set('[name=fromDay]', inDays(-1));
	await hand.set('[name=untilDay]', inDays(120));
	await hand.write('[name=hours]', '12');
	await hand.write('[name=goal_words]', 'Trente cartes vendues');
	await hand.click('form[action*="?/agree"] p:last-child > button');
	await hand.see('main .notice');
	await hand.click('form[action*="?/send"] button');
	await hand.see('main .notice');
	hold((await hand.text()).includes('Trente cartes vendues'), 'the plan does not say its goal');
}

/** Signs the month by the link of a letter. */
export async function signs({ hand, hold }: Somebody): Promise<void> {
	await hand.open(
		linkIn(await letterTo(LINA.email, ({ text }) => /entreprendre\/[^/\s]+\/[\w-]{43}/.test(text)), '/entreprendre/')
	);
	await hand.write('main [name=name]', LINA.name);
	await hand.click('main form p:last-child > button');
	hold((await hand.text()).includes('sign'), 'the sheet does not say that it is signed');
}

/** Books an hour with a mentor. */
export async function booksMentor(founder: Somebody, mentor: string): Promise<void> {
	const { hand, hold } = founder;
	await open(founder, '/me/ventures');
	await hand.click('main a[href$="/moi/mentorat"]', /\/mentorat$/);
	await open(founder, '/venture/mentors');
	await hand.click(`main a:has-text("${mentor}")`, /\/mentors\/[0-9a-f-]{36}/);
	await hand.click('[name=slot]');
	await hand.write('[name=topic]', 'Fixer un premier prix.');
	await hand.click('form[action*="?/book"] p:last-child > button');
	hold((await hand.text()).includes(mentor), 'her hour does not say with whom');
}

/** Says yes to her. */
export async function confirms(mentor: Somebody): Promise<void> {
	const { hand, hold } = mentor;
	await open(mentor, '/me/mentoring/hours');
	await hand.click(`main li:has-text("${LINA.name}") form[action*="?/confirm"] button`);
	hold((await hand.text()).includes(LINA.name), 'the hour is not in the list of the mentor');
}
