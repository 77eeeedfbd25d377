/** Whatever arrives at the address of a file, as the real mail programs make it, becomes what a table says that was written by hand: a contact, a letter that waits, an answer, or a refusal in words; nothing of one file is in another, and nobody gets a letter back. */
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../tests/support/program.ts';
import { openHub } from './support/hub.ts';
import { answersWrong, calendars } from './support/inbox/calendars.ts';
import type { Case } from './support/inbox/case.ts';
import { documents } from './support/inbox/documents.ts';
import { names } from './support/inbox/domains.ts';
import { forwards } from './support/inbox/forwards.ts';
import { DOMAIN, house } from './support/inbox/house.ts';
import { mixed, tried, written } from './support/inbox/looking.ts';
import { loops } from './support/inbox/loops.ts';
import { serveNames } from './support/inbox/names.ts';
import { odd } from './support/inbox/odd.ts';
import { talk } from './support/inbox/sending.ts';
import { strangers } from './support/inbox/strangers.ts';

const small = process.argv.includes('--small');
const server = await serveNames(names);
const port = await freePort();
const env = { INBOX_DOMAIN: DOMAIN, INBOX_PORT: String(port), DNS_SERVER: server.address };
const hub = await openHub({ crowd: true, env });
try {
	const its = await house();
	const tables = await Promise.all([forwards, strangers, loops, calendars, odd, documents].map((table) => table(its)));
	const cases = tables.flat().filter(({ long }) => !(small && long));
	const letters = await written();
	const problems: string[] = [];
	let slowest = 0;
	const watch = watching(hub.program.url, (ms) => {
		slowest = Math.max(slowest, ms);
	});
	for (const one of cases) problems.push(...(await tried(port, one, its)));
	problems.push(...(await impatient(port, its.one.address)));
	await watch.stop();
	problems.push(...(await answersWrong(its)), ...(await mixed(its)));
	const sent = (await written()) - letters;
	if (sent) problems.push(`${sent} letters were written to those who wrote`);
	for (const problem of problems) console.log(`! ${problem}`);
	const count = (those: (becomes: Case['becomes']) => boolean): number =>
		cases.filter(({ becomes }) => those(becomes)).length;
	console.log(
		`inbox: ${cases.length} messages: ${count((one) => one === 'filed')} filed, ${count((one) => one === 'asked')} wait for an adviser, ${count((one) => one === 'answered')} answer an appointment, ${count((one) => one === 'twice')} had come before, ${count((one) => typeof one === 'number')} refused in words; ${sent} letters sent back; a page took ${Math.round(slowest)} ms at most meanwhile; ${problems.length} problems`
	);
	process.exitCode = problems.length ? 1 : 0;
} finally {
	await hub.close();
	server.close();
}

/** Who hangs up in the middle, says too much, or speaks another language leaves nothing behind. */
async function impatient(at: number, address: string): Promise<string[]> {
	const start = ['EHLO x.example\r\n', 'MAIL FROM:<ines@maison.example>\r\n', `RCPT TO:<${address}>\r\n`, 'DATA\r\n'];
	await talk(at, [...start, 'From: ines@maison.example\r\n\r\nCoupé']);
	const web = await talk(at, ['GET / HTTP/1.1\r\n']);
	const auth = await talk(at, ['EHLO x.example\r\n', 'AUTH PLAIN AGEAYg==\r\n']);
	const { code } = await talk(at, ['EHLO x.example\r\n', 'VRFY ines\r\n']);
	const problems = code === 250 ? ['it says who is there'] : [];
	if (web.code < 400) problems.push('it answers a browser');
	if (auth.code < 400) problems.push('it asks for passwords');
	return problems;
}

/** Asks for a page again and again. */
function watching(url: string, took: (ms: number) => void) {
	let going = true;
	const done = (async () => {
		while (going) {
			const began = performance.now();
			await (await fetch(`${url}/healthz`)).arrayBuffer();
			took(performance.now() - began);
			await pause(small ? 250 : 20);
		}
	})();
	return {
		stop: async () => {
			going = false;
			await done;
		}
	};
}
