import { href } from '#kernel/address.ts';
import { inDays } from '../house-manager/days.ts';
import type { Somebody } from '../monday-hand.ts';

const TITLE = 'Une identité pour des cartes de mine (fictif)';
const sure = 'dialog button:not([formmethod])';

/** Asks designers for something, in the name of her project. */
export async function writesBrief({ hand, hold, url }: Somebody): Promise<string> {
	await hand.open(url + href('/me/ventures', 'fr'));
	await hand.click('main a[href$="/moi/demandes"]', /\/demandes$/);
	await hand.click('main a[href*="/demandes/"]', /\/demandes\/\w+$/);
	await hand.write('[name=title]', TITLE);
	await hand.write('[name=needs]', 'Un logo, une étiquette et une boîte qui se poste.');
	await hand.set('[name=answersUntil]', inDays(14));
	await hand.click('form[action*="?/save"] p:last-child > button', /\/demandes\/[0-9a-f-]{36}/);
	await hand.click('form[action*="?/publish"] button');
	await hand.click(sure);
	await hand.see('main .notice');
	hold((await hand.text()).includes(TITLE), 'the brief is not there');
	return /[0-9a-f-]{36}/.exec(hand.address())?.[0] ?? '';
}

/** A studio answers. */
export async function answersBrief({ hand, hold, url }: Somebody): Promise<void> {
	await hand.open(url + href('/venture/briefs', 'fr'));
	await hand.click(`main a:has-text("${TITLE}")`, /\/demandes\/[0-9a-f-]{36}/);
	await hand.click('main a[href*="/moi/demandes/"]', /\/moi\/demandes\//);
	await hand.write('[name=words]', 'Nous aimons le papier : trois pistes en deux semaines.');
	await hand.write('[name=priceFrom]', '800');
	await hand.write('[name=priceTo]', '1200');
	await hand.click('form[action*="?/answer"] p:last-child > button', /done=answered/);
	hold((await hand.text()).includes('trois pistes'), 'the answer is not there');
}

/** Chooses with a reason. */
export async function chooses({ hand, url }: Somebody, brief: string): Promise<void> {
	await hand.open(url + href(`/me/briefs/${brief}`, 'fr'));
	await hand.click('form[action*="?/choose"] input[type=radio]');
	await hand.write(
		'form[action*="?/choose"] textarea, form[action*="?/choose"] [name^="reason"]',
		'La seule qui parle de la poste.'
	);
	await hand.click('form[action*="?/choose"] p:last-child > button');
	await hand.click(sure);
	await hand.see('main .notice');
}

/** The studio says that it is delivered. */
export async function delivers({ hand, url }: Somebody, brief: string): Promise<void> {
	await hand.open(url + href(`/me/briefs/${brief}`, 'fr'));
	await hand.click('form[action*="?/deliver"] p:last-child > button');
	await hand.see('main .notice');
}

/** She says what is otherwise since, and what she thinks of it. */
export async function testifies({ hand, hold, url }: Somebody, brief: string): Promise<void> {
	await hand.open(url + href(`/me/briefs/${brief}`, 'fr'));
	await hand.write('form[action*="?/result"] [name=result]', 'Deux librairies vendent les cartes.');
	await hand.write('form[action*="?/result"] [name=resultNumber]', '2');
	await hand.write('form[action*="?/result"] [name=resultOf]', 'librairies qui vendent');
	await hand.click('form[action*="?/result"] p:last-child > button');
	await hand.see('form[action*="?/tell"]');
	await hand.write('form[action*="?/tell"] [name=words]', 'Un studio qui écoute.');
	await hand.click('form[action*="?/tell"] p:last-child > button');
	await hand.see('main .notice');
	const kept = await (await hand.see('form[action*="?/tell"] [name=words]')).inputValue();
	hold(kept.includes('Un studio qui écoute'), 'what she says of it is not kept');
}
