/** The code on the screen is taken in its window, at its séance, from one telephone a place, and refused after it, elsewhere and from another; a list of 35 is filled in by keyboard within five minutes. */
import { sql } from 'kysely';
import { db } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { codeAt, secretOf } from '#learning/server';
import { launchBrowser } from '../tests/support/browser.ts';
import { shift, soon } from './support/door.ts';
import { type Seance, settleIn, withHub } from './support/hub.ts';
import { codeOnScreen, enrol, telephone } from './support/learning/attendee.ts';
import { fillIn } from './support/learning/list.ts';
import { inBrowser } from './support/learning/screen.ts';
import { type Cookie, signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');
const PEOPLE = small ? 12 : 35;
const LIMIT_SECONDS = 300;
const OVER_MS = 41_000;

const wrong: string[] = [];
let tried = 0;

/** Notes what did not come as it should: `said` null is to be taken, else refused with these words. */
function expect(what: string, { taken, page }: { taken: boolean; page: string }, said: RegExp | null): void {
	tried++;
	if (taken !== (said === null)) wrong.push(`${what} was ${taken ? 'taken' : 'refused'}`);
	else if (said && !said.test(page)) wrong.push(`${what} was refused in other words`);
}

await withHub({ crowd: true, args: ['--demo'] }, async ({ url, data }) => {
	await settleIn();
	// the secret of this hub, to know the code of a minute ago
	openSecret(undefined, data);
	const cookies = await signedIn(url, 'coordinator');
	const [here, there] = [await soon('code-ici'), await soon('code-ailleurs')];
	await overHttp(url, cookies, here, there);
	const browser = await launchBrowser();
	try {
		const shown = await inBrowser(browser, url, cookies, { here, there, old: oldCode, patient: !small });
		for (const [what, came] of shown) {
			tried++;
			if (!came) wrong.push(`in a browser: ${what}`);
		}
		const list = await soon('liste');
		for (let turn = 0; turn < PEOPLE; turn++) await enrol(url, list, `Personne ${String(turn + 1).padStart(2, '0')}`);
		await shift(list, -60);
		const { keys, clicks, seconds, problems } = await fillIn(browser, url, cookies, list, PEOPLE);
		wrong.push(...problems);
		if (seconds > LIMIT_SECONDS) wrong.push(`the list takes ${seconds} s`);
		for (const sentence of wrong) console.log(sentence);
		console.log(
			`rotating-code: ${tried} uses of a code over HTTP and in a browser, ${wrong.length ? `${wrong.length} things wrong` : 'each taken or refused as promised'}; ${PEOPLE} people on a list with ${clicks} clicks and ${keys} keys, ${seconds} s by the Keystroke-Level Model`
		);
	} finally {
		await browser.close();
	}
	process.exitCode = wrong.length ? 1 : 0;
});

/** A code that was on the screen and is no more: it is made of the secret and of the time alone. */
function oldCode({ id }: Seance): string {
	return codeAt(secretOf(id), new Date(Date.now() - OVER_MS));
}

async function overHttp(url: string, cookies: readonly Cookie[], here: Seance, there: Seance): Promise<void> {
	const [anna, bea, own, other] = [
		await enrol(url, here, 'Anna'),
		await enrol(url, here, 'Bea'),
		telephone(url),
		telephone(url)
	];
	expect('a code without a place', await own.say(await codeOnScreen(url, cookies, here)), /Aucune de vos places/);
	await own.open(anna);
	expect('a wrong code', await own.say('AAAAAA', here), /pas celui de l’écran/);
	expect('a code after its window', await own.say(oldCode(here), here), /a changé entre-temps/);
	expect('a code of another séance', await own.say(await codeOnScreen(url, cookies, there), here), /autre séance/);
	expect(
		'a séance without a place',
		await own.say(await codeOnScreen(url, cookies, there), there),
		/pas de place dans cette/
	);
	const good = await codeOnScreen(url, cookies, here);
	const both = await Promise.all([own.say(good, here), own.say(good, here), own.say(good)]);
	for (const one of both) expect('a code in its window, sent again', one, null);
	await other.open(anna);
	expect('the same place from another telephone', await other.say(good, here), /autre téléphone/);
	const [, second] = await seatsOf(here);
	await own.open(bea);
	expect('another place from the same telephone', await own.say(good, here, second), /déjà annoncé une autre personne/);
	const { rows } = await sql<{ presences: number; facts: number }>`
		select (select count(*)::int from participation.presence p join participation.attendance_card s on s.seat = p.seat
			where s.subject = ${here.id} and p.undone_at is null) as presences,
			(select count(*)::int from kernel.activity where context = ${here.id} and verb = 'participation.attended') as facts`.execute(
		db
	);
	if (rows[0]?.presences !== 1 || rows[0].facts !== 1) wrong.push(`one presence became ${JSON.stringify(rows[0])}`);
}

async function seatsOf({ id }: Seance): Promise<string[]> {
	const { rows } = await sql<{ seat: string }>`
		select seat from participation.attendance_card where subject = ${id} order by seat`.execute(db);
	return rows.map(({ seat }) => seat);
}
