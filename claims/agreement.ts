/** Two organisations, one of them abroad by e-mail links alone, come from a need to an agreement and to what became of it, over real SMTP in and out; a link that was forwarded, is old or another's, a guessed, used, late-read or elsewhere typed code signs nothing and says why; an answer by e-mail arrives once; and what one abroad puts up herself is published by the team, answered here, and accepted by her link. */
import { sql } from 'kysely';
import { href } from '#kernel/address.ts';
import { ref } from '#kernel/facts.ts';
import { absent, grant } from '#kernel/identity/server/roles.ts';
import { db, transaction } from '#kernel/server/db.ts';
import { openMail } from '#kernel/server/mail.ts';
import { setPlace } from '#kernel/server/place.ts';
import { askOutcomes, publishProposal } from '#partnering/server';
import { drawnNow } from '#web/human.server.ts';
import { launchBrowser } from '../tests/support/browser.ts';
import { freePort } from '../tests/support/program.ts';
import { codeIn, linkIn, takeLetters } from './support/agreement/letters.ts';
import { browserWalker, plainWalker, type Walker } from './support/agreement/walker.ts';
import { everySection, openHub } from './support/hub.ts';
import { names } from './support/inbox/domains.ts';
import { serveNames } from './support/inbox/names.ts';
import { bring } from './support/inbox/sending.ts';
import { written } from './support/inbox/writing.ts';
import { organization, somebody } from './support/referral/people.ts';

const small = process.argv.includes('--small');
const DOMAIN = 'courrier.example';
const email = 'aicha@maison.example';
const AINO = 'aino@studio.example';
const LIISA = 'liisa@inconnu.example';
const server = await serveNames(names);
const letters = await takeLetters();
const port = await freePort();
const from = 'Hub des essais <hub@hub.example>';
const env = {
	...{ INBOX_DOMAIN: DOMAIN, INBOX_PORT: String(port), DNS_SERVER: server.address },
	...{ SMTP_URL: letters.url, MAIL_FROM: from }
};
const hub = await openHub({ crowd: true, env });
const { url } = hub.program;
const browser = small ? null : await launchBrowser();
const problems: string[] = [];
let signedNothing = 0;

const walker = (): Promise<Walker> | Walker => (browser ? browserWalker(browser) : plainWalker(url));
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
const holds = (what: string, is: boolean): void => {
	if (!is) problems.push(what);
};
const says = (what: string, page: string, words: RegExp): void => {
	if (!words.test(page)) problems.push(`${what}: the page does not say ${words}: ${page.slice(0, 400)}`);
};
/** What was tried with a link or a code that must not sign: the page says why, and nobody has signed. */
async function nothing(what: string, page: string, words: RegExp): Promise<void> {
	says(what, page, words);
	const { rows } = await sql<{ count: number }>`
		select count(*)::int as count from partnering.agreement a join partnering.interest i on i.id = a.interest
		where i.outside is not null and a.interested_at is not null`.execute(db);
	holds(`${what}: it has signed`, rows[0]?.count === 0);
	signedNothing++;
}

try {
	// what is asked after three months is written by this process
	openMail({ from, smtp: letters.url });
	setPlace({ publicUrl: url, reach: 'machine' });
	// whoever answers for a partner signs in, and says what it offers
	await everySection();
	const partner = await organization('Télé des essais');
	const person = await somebody('Aïcha Essai', email);
	await transaction((tx) =>
		grant(tx, { person, role: 'partner', scope: ref('organization', partner), by: null, source: 'desk' })
	);
	const director = await walker();
	await director.open(url + href('/sign-in', 'fr'));
	await director.press('link', { email });
	await director.open(linkIn(await letters.next(email, /token=/)));
	await director.press('');
	await director.open(url + href('/me/partnering/new', 'fr'));
	await director.press('save', {
		...{ organization: partner, direction: 'offer', kind: 'studio', title: 'Un plateau de 60 m²', audience: 'public' },
		...{ needs: 'Libre le lundi, avec une personne à la régie.', until: inDays(60) }
	});
	says('it is published', await director.press('publish'), /Un plateau de 60 m²/);
	const { rows } = await sql<{ id: string }>`select id from partnering.proposal where state = 'open'`.execute(db);
	const proposal = rows[0]?.id ?? '';
	const aino = await walker();
	const liisa = plainWalker(url);

	// what one seeks, the other answers from its English page, and proves her address
	const answer = (who: string, address: string) => ({
		...{ name: who, person: who.split(' ')[0] ?? '', country: 'FI', number: '2077474-0', email: address, locale: 'en' },
		words: 'We have done this twice. When do you begin?'
	});
	const asked = `${url}${href(`/partnering/${proposal}/abroad`, 'en')}`;
	says('the form', await aino.open(asked), /without an account/i);
	const wrong = await press(aino, { ...answer('Revontuli Oy', AINO), number: '2077474-1' });
	says('a wrong number', wrong, /neither of that country/);
	await press(aino, answer('Revontuli Oy', AINO));
	const knock = await letters.next(AINO, /press/);
	holds('the letter says what anybody typed', !/Revontuli|We have done/.test(knock.text));
	says('the answer', await aino.open(linkIn(knock)), /We have done this twice/);
	says('it leaves', await aino.press(''), /Your interest is sent/);

	// she is accepted, and answers by e-mail
	const heard = await letters.next(email, /Revontuli/);
	says('the director reads it', await director.open(linkIn(heard)), /We have done this twice/);
	await director.press('accept');
	const accepted = await letters.next(AINO, /accepts your interest/);
	const reply = written({
		...{ from: `Aino <${AINO}>`, to: accepted.replyTo ?? '', subject: 'Re: x', id: '<1@studio.example>' },
		body: `On Monday, then.\n\n-- \nAino\nRevontuli Oy\n\nOn Mon, Nov 23, 2026 at 10:12 AM Hub <hub@hub.example> wrote:\n\n> accepts your interest\n> ${linkIn(accepted)}`
	});
	const envelope = { from: AINO, to: [accepted.replyTo ?? ''] };
	holds('her e-mail is not taken', (await bring(port, reply, envelope)).code === 250);
	holds('it is not taken twice', (await bring(port, reply, envelope)).code === 250);
	const strange = written({ from: 'Aino <aino@inconnu.example>', to: accepted.replyTo ?? '', body: 'Look-alike.' });
	const refusal = await bring(port, strange, { from: 'aino@inconnu.example', to: [accepted.replyTo ?? ''] });
	holds('a stranger writes in it', refusal.code === 550 && refusal.words.split(' ').length > 5);
	const came = await letters.next(email, /On Monday, then/);
	holds('what she quotes arrives too', !/wrote:|accepts your interest/.test(came.text));
	const talk = await director.open(linkIn(came));
	says('her e-mail stands in the talk', talk, /On Monday, then/);
	holds('it stands there twice', talk.split('On Monday, then').length === 2);

	// another one abroad, in a talk of her own
	await liisa.open(asked);
	await press(liisa, answer('Toinen Oy', LIISA));
	await liisa.open(linkIn(await letters.next(LIISA, /press/)));
	await liisa.press('');
	await director.open(linkIn(await letters.next(email, /Toinen/)));
	await director.press('accept');
	const other = linkIn(await letters.next(LIISA, /accepts your interest/));

	// an agreement is put down; whoever has the letter, and not the letter box, signs nothing
	await director.open(linkIn(came));
	await director.press('propose', { agreement: 'Two days in March, without payment.' });
	const letter = await letters.next(AINO, /Two days in March/);
	const link = linkIn(letter);
	const before = { abroad: aino.clicks(), here: director.clicks() };
	const thief = plainWalker(url);
	const words = { read: 'Two days in March, without payment.' };
	await nothing(
		'a forwarded link with a guess',
		await opened(thief, link, 'sign', { code: '123456' }),
		/Nothing is signed/
	);
	await thief.press('confirm', words);
	const foreign = codeIn(await letters.next(AINO, /The code is/));
	const guess = foreign === '000000' ? '000001' : '000000';
	await nothing('a forwarded link with a guessed code', await thief.press('sign', { code: guess }), /not the code/);
	await aino.open(link);
	await aino.press('confirm', words);
	const code = codeIn(await letters.next(AINO, /The code is/));
	await nothing('the right code in another browser', await thief.press('sign', { code }), /another browser/);
	await nothing('the code of another browser', await opened(aino, link, 'sign', { code: foreign }), /not the code/);
	await nothing('a code in another talk', await opened(liisa, other, 'sign', { code }), /No code waits here/);
	await waits(16);
	await nothing('the right code, read late', await opened(aino, link, 'sign', { code }), /quarter of an hour old/);
	await waits(-16);
	const mangled = await opened(plainWalker(url), `${link.slice(0, -2)}xx`, 'sign', { code });
	await nothing('a link that is not ours', mangled, /does not exist|not there/i);
	const swapped = link.split('/').at(-1)?.split('.') ?? [];
	const [, party = ''] = other.split('/').at(-1)?.split('.') ?? [];
	const mixed = link.replace(swapped.join('.'), [swapped[0], party, ...swapped.slice(2)].join('.'));
	await nothing(
		'a link with another party',
		await opened(plainWalker(url), mixed, 'sign', { code }),
		/does not exist|not there/i
	);
	await director.press('propose', { agreement: 'Three days in March, without payment.' });
	await nothing(
		'a code for words that have changed',
		await opened(aino, link, 'sign', { code }),
		/words of the agreement have changed/
	);
	const renewed = await letters.next(AINO, /Three days in March/);
	await aino.open(linkIn(renewed));
	await aino.press('fresh');
	const fresh = linkIn(await letters.next(AINO, /This is the link that holds/));
	await nothing('an old link', await opened(thief, link, 'confirm', words), /does not open any more/);

	const tried = { abroad: aino.clicks() - before.abroad, here: director.clicks() - before.here };

	// with the code of her letter box, in her browser, she signs: once
	await aino.open(fresh);
	await aino.press('confirm', { read: 'Three days in March, without payment.' });
	const right = codeIn(await letters.next(AINO, /The code is/));
	says('she signs', await aino.press('sign', { code: right }), /The agreement is made/);
	says('a used code', await opened(plainWalker(url), fresh, 'sign', { code: right }), /No code waits here/);
	await letters.next(email, /Three days in March/);
	const copy = await letters.next(AINO, /it is your copy/);
	holds('her copy has not the words', copy.text.includes('Three days in March'));
	const { rows: made } = await sql<{ hash: string }>`
		select a.hash from partnering.agreement a join partnering.interest i on i.id = a.interest where i.outside is not null and a.agreed_at is not null`.execute(
		db
	);
	holds('there is not one agreement', made.length === 1 && /^[0-9a-f]{64}$/.test(made[0]?.hash ?? ''));

	// three months later each says what became of it, with one press
	await askOutcomes(new Date(Date.now() + 95 * 86_400_000));
	await aino.open(linkIn(await letters.next(AINO, /Did it work out/)));
	says('her outcome', await aino.press('outcome', { answer: 'worked' }), /Your answer: Yes, it worked out/);
	await director.open(linkIn(await letters.next(email, /trois mois/)));
	await director.press('outcome', { answer: 'worked' });
	const { rows: became } = await sql<{ answer: string }>`
		select o.answer from partnering.outcome o join partnering.agreement a on a.id = o.agreement join partnering.interest i on i.id = a.interest where i.outside is not null`.execute(
		db
	);
	holds('both have not said what became of it', became.filter(({ answer: said }) => said === 'worked').length === 2);
	await fromAbroad(liisa, director, partner);
	for (const problem of problems) console.log(`! ${problem}`);
	console.log(
		`agreement: from the need to the outcome in ${aino.clicks() - tried.abroad} clicks abroad, by links and one e-mail, and ${director.clicks() - tried.here} here, signing in among them; ${signedNothing} links and codes that were forwarded, old, foreign, guessed or for other words signed nothing and said why; ${problems.length} problems`
	);
	process.exitCode = problems.length ? 1 : 0;
} finally {
	await browser?.close();
	await hub.close();
	await letters.close();
	server.close();
}

/** Another one abroad puts up an offer herself: the team publishes it, the director here is interested, and she says yes by her link. */
async function fromAbroad(liisa: Walker, director: Walker, partner: string): Promise<void> {
	const form = `${url}${href('/partnering/from-abroad', 'en')}`;
	says('the form for an offer from abroad', await liisa.open(form), /without an account/i);
	const offer = {
		direction: 'offer',
		kind: 'studio',
		title: 'A loft by the river',
		needs: 'From May on.',
		until: inDays(40)
	};
	const who = { name: 'Toinen Oy', person: 'Liisa', country: 'FI', number: '', email: LIISA, locale: 'en' };
	says('a day that is over', await press(liisa, { ...offer, ...who, until: '2001-01-01' }), /until|day/i);
	await press(liisa, { ...offer, ...who });
	const letter = await letters.next(LIISA, /put up an offer or request/);
	holds('the letter says what a stranger typed', !/loft|Toinen|Liisa/.test(letter.text));
	says('what she puts up', await liisa.open(linkIn(letter)), /A loft by the river/);
	says('it waits for the team', await liisa.press(''), /hub’s team reads it/);
	const { rows } = await sql<{ id: string }>`
		select id from partnering.proposal where outside is not null and state = 'draft'`.execute(db);
	const id = rows[0]?.id ?? '';
	const page = `${url}${href(`/partnering/${id}`, 'fr')}`;
	says('nobody sees it yet', await director.open(page), /n’existe pas|introuvable|pas là/i);
	const person = await somebody('Équipe Essai', 'equipe@maison.example');
	await transaction((tx) => grant(tx, { person, role: 'coordinator', scope: null, by: null, source: 'desk' }));
	const team = await absent(person);
	if (!team) throw new Error('nobody is of the team');
	const by = { actor: ref('person', person), source: 'desk' as const };
	await transaction((tx) => publishProposal(tx, id, { ...team, secondFactor: true }, by));
	await letters.next(LIISA, /has published/);
	says('everybody sees it', await director.open(page), /Toinen Oy/);
	await director.open(`${url}${href(`/me/partnering/${id}`, 'fr')}`);
	await director.press('interested', { as: partner, words: 'Cela nous irait en juin.' });
	await liisa.open(linkIn(await letters.next(LIISA, /Cela nous irait en juin/)));
	says('she says yes by her link', await liisa.press('accept'), /accepted/i);
	await letters.next(email, /A loft by the river/);
}

/** Makes the codes that were sent older, by minutes. */
async function waits(minutes: number): Promise<void> {
	await sql`update partnering.signing set expires_at = expires_at - make_interval(mins => ${minutes})`.execute(db);
}

/** Sends the form of a stranger as a person's hand does: it was on the screen for a while. */
function press(who: Walker, fields: Readonly<Record<string, string>>): Promise<string> {
	return who.press('', { ...fields, drawn: drawnNow(Date.now() - 5000) });
}

/** Opens a link and sends a form, whether its page has that or not. */
async function opened(who: Walker, address: string, action: string, fields: Readonly<Record<string, string>>) {
	await who.open(address);
	return who.forge(action, fields);
}
