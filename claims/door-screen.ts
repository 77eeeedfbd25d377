/** From a booking to the screen at the door in two seconds; without a network, or a program that answers, it says so, goes on by its own clock with what it knew, takes nothing, and is right within two seconds of the return; it never shows whose a space is, and nothing once it is taken down. */
import { setTimeout as pause } from 'node:timers/promises';
import { keys } from '#kernel/identity/server/keys.ts';
import { transaction } from '#kernel/server/db.ts';
import { takeDownScreen } from '#spaces/server';
import { launchBrowser } from '../tests/support/browser.ts';
import { type Program, startProgram } from '../tests/support/program.ts';
import { book, giveBack, roomWithScreen } from './support/door-screen/room.ts';
import { openScreen, type Screen } from './support/door-screen/screen.ts';
import { settleIn, withHub } from './support/hub.ts';
import { quantile } from './support/quantile.ts';

const small = process.argv.includes('--small');
const ROUNDS = small ? 5 : 20;
const CUT_MS = small ? 5000 : 60_000;
const SAYS_MS = 12_000;
const PROMISED_MS = 2000;
const MINUTE = 60_000;

const wrong: string[] = [];
const figures = { bookings: [] as number[], returned: [] as number[], said: [] as number[] };

function within(what: string, ms: number | null, most: number, kept: number[]): void {
	if (ms === null || ms > most) wrong.push(`${what}: ${ms === null ? 'never' : `${ms} ms`}`);
	if (ms !== null) kept.push(ms);
}

await withHub({ crowd: true }, async (one) => {
	await settleIn();
	const { space, maker, secret } = await roomWithScreen('quai');
	let other = small ? one : await startProgram({ beside: one, crowd: true });
	const browser = await launchBrowser();
	try {
		const screen = await openScreen(browser, `${other.url}/fr/ecran/${space.id}/${secret}`);
		await freshness(screen, space.id);
		await cutOff(screen, space.id, 'the network', screen.cut);
		await cutOff(screen, space.id, 'the program', async (off) => {
			other = await away(other, off);
		});
		const page = (await screen.page.textContent('body')) ?? '';
		if (/Zoé|Secrète|confidentiel/.test(page)) wrong.push('the screen shows whose the room is');
		const id = await keyTo(space.id);
		await transaction((tx) => takeDownScreen(tx, space, id, maker));
		if ((await screen.until({ where: '.cut', says: 'retiré' }, SAYS_MS)) === null)
			wrong.push('a screen that was taken down goes on');
	} finally {
		await browser.close();
		if (other !== one) await other.stop();
	}
});
for (const sentence of wrong) console.log(sentence);
const { bookings, returned, said } = figures;
console.log(
	`door-screen: ${bookings.length} bookings on the screen after ${quantile(bookings, 0.5)} ms (worst ${Math.max(...bookings)} ms); ${CUT_MS / 1000} s without a network and without a program: said after ${said.join(' and ')} ms, right again after ${returned.join(' and ')} ms; ${wrong.length} things wrong`
);
process.exitCode = wrong.length ? 1 : 0;

/** Each is sooner than the one before, so that it is what comes next. */
async function freshness({ until }: Screen, space: string): Promise<void> {
	const hour = Math.ceil(Date.now() / (60 * MINUTE)) * 60 * MINUTE;
	for (let turn = 0; turn < ROUNDS; turn++) {
		const at = new Date(hour + (ROUNDS - turn) * 60 * MINUTE);
		await book(space, at, 30);
		const says = at.toLocaleTimeString('fr-BE', { timeZone: 'Europe/Brussels', hour: '2-digit', minute: '2-digit' });
		within(`booking ${turn + 1}`, await until({ where: '.next li', says }, 5000), PROMISED_MS, figures.bookings);
	}
}

/** What begins while it is cut off begins on the screen; what is given back meanwhile is known after. */
async function cutOff(
	screen: Screen,
	space: string,
	what: string,
	cut: (off: boolean) => Promise<void>
): Promise<void> {
	const minute = Math.floor(Date.now() / MINUTE) * MINUTE;
	const begins = small ? minute : minute + MINUTE;
	const reservation = await book(space, new Date(begins), 20);
	const known = small ? { where: '.word', says: 'Occupé' } : { where: '.next li', says: '–' };
	await screen.until(known, 5000);
	await pause(small ? 0 : 1500);
	await cut(true);
	const from = Date.now();
	within(
		`no word of it without ${what}`,
		await screen.until({ where: '.cut', says: 'Pas de réseau' }, SAYS_MS),
		SAYS_MS,
		figures.said
	);
	const presses = await screen.page.locator('.presses button:not(:disabled)').count();
	if (presses) wrong.push(`${presses} buttons can be pressed without ${what}`);
	await giveBack(reservation);
	if ((await screen.until({ where: '.word', says: 'Occupé' }, Math.max(1000, begins + 3000 - Date.now()))) === null)
		wrong.push(`the clock stood still without ${what}`);
	await pause(Math.max(0, from + CUT_MS - Date.now()));
	if ((await screen.word()) !== 'Occupé') wrong.push(`the screen forgot what it knew without ${what}`);
	await cut(false);
	within(
		`not right after ${what} came back`,
		await screen.until({ where: '.word', says: 'Libre' }, 8000),
		PROMISED_MS,
		figures.returned
	);
	if ((await screen.until({ where: '.cut', gone: true }, 1000)) === null)
		wrong.push(`still cut off after ${what} came back`);
}

/** The program stops and is started again at its place; in the short run it stands still, and answers nobody. */
async function away(program: Program, off: boolean): Promise<Program> {
	if (small) {
		program.child.kill(off ? 'SIGSTOP' : 'SIGCONT');
		return program;
	}
	if (!off) return startProgram({ beside: program, crowd: true, port: Number(new URL(program.url).port) });
	await program.stop();
	return program;
}

async function keyTo(space: string): Promise<string> {
	return (await keys()).find(({ scope }) => scope.id === space)?.id ?? '';
}
