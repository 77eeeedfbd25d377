/** What somebody sends as a film is made fit or refused in words: it reads nothing but itself, asks nobody, does not go on for ever, and the honest film behind it is ready in its time. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { words } from '#kernel/server/errors.ts';
import { locales } from '#kernel/words.ts';
import { ensureFfmpeg } from '../scripts/ffmpeg.mjs';
import { type Program, startProgram } from '../tests/support/program.ts';
import { type Group, hostile } from './support/films-hostile/hostile.ts';
import { materialIn } from './support/films-hostile/making.ts';
import { honest, isSeen, type Kept, keepSecret } from './support/films-hostile/secret.ts';
import { pageOfFilm, type Sender, sendFilm, settledFilm } from './support/films-hostile/sending.ts';
import { signedIn } from './support/pages.ts';

const small = process.argv.includes('--small');
/** What the honest film behind a batch may take. */
const BEHIND_MS = 180_000;
const failures = [
	...['unreadable', 'no_picture', 'not_playable', 'oversize', 'long', 'endless'].map((name) => `films_failure_${name}`)
];
const figures = { files: 0, atTheDoor: 0, inWords: 0, fit: 0, slowest: 0 };
const wrong: string[] = [];

if (!ensureFfmpeg()) throw new Error('there is no ffmpeg, and it could not be installed');
const folder = mkdtempSync(join(tmpdir(), 'valley-hostile-'));
const program = await startProgram({ crowd: true });
try {
	const sender = { url: program.url, cookies: await signedIn(program.url, 'coordinator') };
	const material = materialIn(folder);
	const kept = await keepSecret(sender, program.data, material);
	if (!(await isSeen(program.data, kept.secret.film)))
		wrong.push('the secret’s own colour is not seen: nothing is proved');
	const behind = honest(material);
	for (const group of hostile(material, kept.secret, small)) await tryGroup({ sender, kept, behind }, group);
	if (kept.asked()) wrong.push(`the network was asked ${kept.asked()} times`);
	const left = programsOf(program);
	if (left.length) wrong.push(`still at work: ${left.join(', ')}`);
	const logged = program.output().match(/"level":50.*/g) ?? [];
	wrong.push(...logged.map((line) => `the program logged a failure: ${line.slice(0, 200)}`));
	kept.close();
} finally {
	await program.stop();
	rmSync(folder, { recursive: true, force: true });
}

for (const sentence of wrong) console.log(sentence);
const { files, atTheDoor, inWords, fit, slowest } = figures;
console.log(
	`films-hostile: ${files} files, ${atTheDoor} refused at the door, ${inWords} after a look, ${fit} made fit; ${wrong.length ? `${wrong.length} things wrong` : `each refusal in words, nothing else read or asked, the honest film behind each batch ready within ${(slowest / 1000).toFixed(1)} s`}`
);
process.exitCode = wrong.length ? 1 : 0;

type Stand = Readonly<{ sender: Sender; kept: Kept; behind: Buffer }>;

/** Sends the files of a kind, and an honest film behind them. */
async function tryGroup({ sender, kept, behind }: Stand, { title, files: given }: Group): Promise<void> {
	const taken: [name: string, id: string][] = [];
	const before = { ...figures };
	for (const [name, bytes] of given) {
		const locale = locales[figures.files % locales.length] ?? 'fr';
		const form = figures.files++ % 3 ? 'ladder' : 'as_is';
		const sent = await sendFilm(sender, locale, { title: `${title} ${name}`, form, bytes });
		if ('id' in sent) taken.push([name, sent.id]);
		else if (sent.status === 422 && sent.said === words('stage_film_none', {}, locale)) figures.atTheDoor++;
		else wrong.push(`${title}, ${name}: refused with ${sent.status} ${sent.said.slice(0, 80)}`);
	}
	const began = Date.now();
	const last = await sendFilm(sender, 'fr', { title: `Derrière ${title}`, form: 'ladder', bytes: behind });
	const state = 'id' in last ? await settledFilm(sender, last.id, BEHIND_MS) : 'refused';
	const ms = Date.now() - began;
	figures.slowest = Math.max(figures.slowest, ms);
	if (state !== 'ready') wrong.push(`the honest film behind « ${title} » is ${state} after ${ms} ms`);
	for (const [name, id] of taken) await judge(sender, kept, `${title}, ${name}`, id);
	const count = (what: 'atTheDoor' | 'inWords' | 'fit') => figures[what] - before[what];
	console.log(
		`${title}: ${given.length} files, ${count('atTheDoor')} refused at the door, ${count('inWords')} after a look, ${count('fit')} made fit; behind them ${(ms / 1000).toFixed(1)} s`
	);
}

/** What was made of a film that passed the door. */
async function judge(sender: Sender, kept: Kept, name: string, id: string): Promise<void> {
	const state = await settledFilm(sender, id, BEHIND_MS);
	const locale = locales[figures.inWords % locales.length] ?? 'fr';
	if (await kept.isIn(join(program.data, 'films', id))) wrong.push(`${name}: shows what it may not read`);
	if (state === 'ready') {
		figures.fit++;
		if (!existsSync(join(program.data, 'films', id, 'poster.jpg'))) wrong.push(`${name}: ready, without any picture`);
	} else if (state === 'failed') {
		figures.inWords++;
		const page = (await pageOfFilm(sender, id, locale)).replaceAll('&#39;', '’');
		if (!failures.some((key) => page.includes(words(key, {}, locale))))
			wrong.push(`${name}: refused without words (${locale})`);
	} else wrong.push(`${name}: ${state} for ever`);
}

/** What the program has started to look at films and has not ended. */
function programsOf({ child }: Program): string[] {
	return readdirSync('/proc')
		.filter((pid) => /^\d+$/.test(pid))
		.flatMap((pid) => {
			try {
				const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
				const [, name = ''] = /\((.*)\)/.exec(stat) ?? [];
				const parent = Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]);
				return parent === child.pid && /^ff(mpeg|probe)$/.test(name) ? [`${name} ${pid}`] : [];
			} catch {
				return []; // it has just ended
			}
		});
}
