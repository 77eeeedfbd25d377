/** A dossier that is made again from the same data is the same JSON, byte for byte, also by a program that was started anew; its PDF is whole: every section, and every word that the player wrote. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from 'pdf-lib';
import { type Dossier, Play } from '#journey';
import { canvasOfRun, writeNumbers, writeProblem } from '#journey/server';
import { href } from '#kernel/address.ts';
import { transaction } from '#kernel/server/db.ts';
import { openSecret } from '#kernel/server/secret.ts';
import { type Locale, locales } from '#kernel/words.ts';
import { keepVersion, writeNotes } from '#learning/server';
import { startProgram } from '../tests/support/program.ts';
import { settleIn, withHub } from './support/hub.ts';
import { claimStory, publishClaimStory } from './support/journey/essay.ts';
import { honest, newPlayer, type Player, wander } from './support/journey/player.ts';

const small = process.argv.includes('--small');
const PLAYERS = small ? 2 : 12;
const TIMES = small ? 1 : 3;
const spoken: readonly Locale[] = small ? ['fr', 'fi'] : locales;
const STORY = 'essai';

const wrong: string[] = [];
const blocks = ['value', 'segments', 'channels', 'costs', 'revenues'] as const;
let pages = 0;
let seed = 7;

/** The same draws at every run. */
function draw(): number {
	seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fffffff;
	return seed / 0x7fffffff;
}

const folder = mkdtempSync(join(realpathSync(tmpdir()), 'valley-dossier-'));
const tree = { is: 'met', as: 'anybody' } as const;
const story = claimStory([{ key: 'cafe', chapter: 'spark', comp: ['3.4/3'], tree }], folder);
const players: Player[] = [];
const made = new Map<string, string>();
try {
	await withHub({ crowd: true }, async (program) => {
		const { url } = program;
		openSecret(undefined, program.data);
		await settleIn();
		await publishClaimStory(story);
		for (let turn = 0; turn < PLAYERS; turn++) players.push(await prepared(url, turn));
		for (const player of players) await regenerated(url, player);
		const anew = await startProgram({ beside: program, args: [], crowd: true });
		for (const player of players) await regenerated(anew.url, player);
		await anew.stop();
	});
	for (const sentence of wrong.slice(0, 30)) console.log(sentence);
	console.log(
		`dossier: ${made.size} dossiers, each made ${2 * TIMES} times by two programs: ${wrong.length ? `${wrong.length} things wrong` : 'the same bytes'}; ${pages} pages of PDF, whole`
	);
	process.exitCode = wrong.length ? 1 : 0;
} finally {
	rmSync(folder, { recursive: true, force: true });
}

/** Somebody who has played, written and drawn something of her own. */
async function prepared(url: string, turn: number): Promise<Player> {
	const player = await newPlayer(url, STORY, turn);
	const log = wander(story.bundle, player.seed, 4 + turn, draw);
	const { status } = await player.send(honest(story.bundle, player, log));
	if (status !== 200) wrong.push(`a run was answered with ${status}`);
	await transaction(async (tx) => {
		await writeProblem(
			tx,
			player.person,
			player.run,
			`Problème ${turn} : ${'des mots assez longs pour plusieurs lignes '.repeat(turn)}`
		);
		const euros = (most: number) => Math.floor(draw() * most);
		const given = {
			price: euros(9000),
			cost: euros(4000),
			sales: euros(90),
			growth: euros(300) - 100,
			fixed: euros(90_000),
			pay: euros(200_000)
		};
		await writeNumbers(tx, player.person, player.run, { ...given, contributions: 205, cash: euros(900_000) });
		const canvas = await canvasOfRun(tx, player.person, player.run, 'fr');
		const notes = blocks.map((block) => ({
			block,
			text: `Note ${block} ${turn}`,
			colour: 'gold' as const,
			author: player.person,
			votes: []
		}));
		await writeNotes(tx, canvas, 'business', notes);
		await keepVersion(tx, canvas, `Version ${turn}`, null);
	});
	return player;
}

async function regenerated(at: string, player: Player): Promise<void> {
	for (const locale of spoken) {
		const key = `${player.run} ${locale}`;
		for (let time = 0; time < TIMES; time++) {
			const json = await (await take(at, player, locale, 'json')).text();
			if (made.has(key) && made.get(key) !== json) wrong.push(`a dossier in ${locale} has other bytes`);
			made.set(key, json);
		}
		const dossier = JSON.parse(made.get(key) ?? '{}') as Dossier;
		provable(dossier);
		await whole(dossier, Buffer.from(await (await take(at, player, locale, 'pdf')).arrayBuffer()), locale);
	}
	const stranger = players.find(({ person }) => person !== player.person);
	if (stranger && (await take(at, { ...player, cookie: stranger.cookie }, 'fr', 'json')).status !== 404)
		wrong.push('somebody else got a dossier');
}

function take(at: string, { run, cookie }: Player, locale: Locale, form: string): Promise<Response> {
	return fetch(at + href(`/me/journey/${run}/dossier/${form}`, locale), { headers: { cookie }, redirect: 'manual' });
}

/** Anybody who has the story comes to the fingerprint that it tells. */
function provable({ run }: Dossier): void {
	const play = Play.open(story.bundle, run.seed, run.log);
	if (play.hash() !== run.state || run.version !== story.bundle.hash)
		wrong.push('the run of a dossier is not the one that it tells');
}

async function whole(dossier: Dossier, pdf: Buffer, locale: Locale): Promise<void> {
	pages += (await PDFDocument.load(pdf)).getPageCount();
	const { status, stdout } = spawnSync('pdftotext', ['-', '-'], { input: pdf });
	if (status !== 0) return; // without this tool only the file's own structure is read
	const bare = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');
	const said = bare(stdout.toString());
	const wanted = [
		...[dossier.player, dossier.problem ?? '', dossier.run.title, dossier.run.state],
		...(dossier.canvas?.now.blocks.flatMap(({ notes }) => notes.map(({ text }) => text)) ?? []),
		...(dossier.canvas?.versions.map(({ name }) => name) ?? []),
		...dossier.next.map(({ text }) => text)
	];
	for (const text of wanted)
		if (!said.includes(bare(text))) wrong.push(`the PDF in ${locale} lacks « ${text.slice(0, 60)} »`);
}
