import { href } from '#kernel/address.ts';
import { letterTo, linkIn } from '../monday-checks.ts';
import type { Somebody } from '../monday-hand.ts';
import { LINA, PARTNER, PROJECT } from './people.ts';

/** Forms that tell a hand from a machine wait for what a person needs to read them. */
const READS_MS = 3100;

/** Asks on a page of the hub, and is told who answers and by when. */
export async function asks({ hand, page, hold, url }: Somebody): Promise<void> {
	await hand.open(`${url}/fr/espaces`);
	await hand.click('footer a[href^="/fr/parler"]', /\/fr\/parler/);
	await hand.write('[name=words]', 'J’imprime des cartes anciennes et j’aimerais en vivre. Par où commencer ?');
	await hand.write('[name=name]', LINA.name);
	await hand.write('[name=email]', LINA.email);
	await page.waitForTimeout(READS_MS);
	await hand.click('main form button');
	await hand.see('main h1');
	const said = await hand.text();
	hold(/avant le|d’ici|au plus tard/.test(said), `she is not told by when she is answered: ${said.slice(0, 300)}`);
}

/** Answers her, and proposes to send her to a house that has no account. */
export async function answersAndRefers({ hand, hold, url }: Somebody): Promise<void> {
	await hand.open(url + href('/desk/ventures/questions', 'fr'));
	await hand.click(`main a:has-text("${LINA.name}")`, /\/questions\/[0-9a-f-]{36}/);
	await hand.write('[name=words]', 'Bonjour Lina, commençons par la fiscalité : le guichet vous dira tout.');
	await hand.click('form[action*="?/answer"] button');
	await hand.see('main .notice');
	await hand.click('a[href*="question="]:has-text("Orienter")', /question=/);
	await hand.write('[name=name]', PARTNER.name);
	await hand.write('[name=email]', PARTNER.email);
	await hand.write('[name=asks]', 'Pouvez-vous lui expliquer le statut d’indépendante complémentaire ?');
	await hand.click('main form p:last-child > button');
	hold((await hand.text()).includes(PARTNER.name), 'the referral does not say to whom');
}

/** Says yes to what would go along. */
export async function agrees({ hand }: Somebody): Promise<void> {
	await hand.open(linkIn(await letterTo(LINA.email, ({ text }) => /orientation/.test(text)), '/orientation'));
	await hand.click('button:has-text("Oui, transmettre")');
	await hand.see('main .notice');
}

/** A partner without an account takes her, by the link and the code of its letters. */
export async function accepts({ hand, hold }: Somebody): Promise<void> {
	await hand.open(linkIn(await letterTo(PARTNER.email, ({ text }) => /partenaire/.test(text)), '/partenaire'));
	await hand.click('form[action*="?/code"] button');
	const { text } = await letterTo(PARTNER.email, ({ text: its }) => /\b\d{6}\b/.test(its));
	await hand.write('[name=code]', /\b\d{6}\b/.exec(text)?.[0] ?? '');
	await hand.write('main [name=name]', 'Odile Guichet');
	await hand.write('[name=words]', 'Avec plaisir, jeudi à dix heures.');
	await hand.click('button[formaction*="?/accept"]');
	hold((await hand.text()).includes('accept'), 'the partner does not see that it has accepted');
}

/** Opens a file about who asked, without typing again who she is. */
export async function opensFile({ hand, hold, url }: Somebody): Promise<string> {
	await hand.open(url + href('/desk/ventures/questions', 'fr'));
	await hand.click(`main a:has-text("${LINA.name}")`, /\/questions\/[0-9a-f-]{36}/);
	await hand.click('a[href*="question="]:has-text("Ouvrir un dossier")', /question=/);
	const typed = await (await hand.see('[name=holderEmail]')).inputValue();
	hold(typed === LINA.email, `who asked is not written down already: ${typed}`);
	await hand.write('[name=name]', PROJECT);
	await hand.click('main form p:last-child > button', /done=opened/);
	return /[0-9a-f-]{36}/.exec(hand.address())?.[0] ?? '';
}

/** Signs in by a letter, and says that the file is hers. */
export async function takesFile({ hand, hold, url }: Somebody): Promise<void> {
	await hand.open(`${url}/fr/connexion`);
	await hand.write('[name=email]', LINA.email);
	await hand.click('form[action*="?/link"] button');
	await hand.see('main .notice');
	await hand.open(linkIn(await letterTo(LINA.email, ({ text }) => text.includes('token=')), 'token='));
	await hand.click('main form button', /\/fr\/moi/);
	await hand.open(linkIn(await letterTo(LINA.email, ({ text }) => /moi\/dossiers/.test(text)), '/moi/'));
	await hand.click('form[action*="accept"] button:has-text("Oui")');
	hold((await hand.text()).includes(PROJECT), 'her file does not open');
}
