import { type Bundle, hashOf, Play, type SyncBody } from '#journey';
import { newId } from '#kernel/id.ts';
import { honest, type Player } from './player.ts';

/** A run as it stands, and what would honestly follow. */
export type Standing = Readonly<{
	player: Player;
	other: Player;
	/** What the server has. */
	log: readonly string[];
	/** The same, and what comes next. */
	whole: readonly string[];
	/** What was sent before, with its key. */
	sent: SyncBody;
}>;

/** What is sent and how it is refused: by these statuses and no other. */
export type Forgery = Readonly<{ kind: string; body: unknown; statuses: readonly number[]; as?: 'other' | 'nobody' }>;

type Forger = (bundle: Bundle, standing: Standing, draw: () => number) => Omit<Forgery, 'kind'>;

const next = (bundle: Bundle, { player, log, whole }: Standing): SyncBody => honest(bundle, player, whole, log.length);
const zeros = '0'.repeat(64);
const one = <T>(list: readonly T[], draw: () => number): T => list[Math.floor(draw() * list.length)] as T;

/** The hash of a state in which a meter was edited. */
function edited(
	bundle: Bundle,
	{ player, whole }: Standing,
	meter: 'cash' | 'energy' | 'reputation',
	by: number
): string {
	const play = Play.open(bundle, player.seed, whole);
	const state = { ...play.state, [meter]: play.state[meter] + by };
	return hashOf({ story: bundle.hash, seq: play.log.length, state, offered: play.offered });
}

/** The ways to forge a run. */
export const forgers: Readonly<Record<string, Forger>> = {
	'skipped step': (bundle, standing, draw) => {
		const body = next(bundle, standing);
		const at = Math.floor(draw() * body.entries.length);
		return { body: { ...body, entries: body.entries.toSpliced(at, 1) }, statuses: [409, 422] };
	},
	'unknown choice': (bundle, standing, draw) => {
		const body = next(bundle, standing);
		const choice = one(
			['win', 'card:gold', 'end-week ', '__proto__', 'card:', '+', 'open\u0000', 'é'.repeat(150)],
			draw
		);
		const at = Math.floor(draw() * (body.entries.length + 1));
		return { body: { ...body, entries: body.entries.toSpliced(at, 0, choice) }, statuses: [422] };
	},
	'edited cash': (bundle, standing, draw) => {
		const meter = one(['cash', 'energy', 'reputation'] as const, draw);
		const after = edited(bundle, standing, meter, 1 + Math.floor(draw() * 1_000_000));
		return { body: { ...next(bundle, standing), after }, statuses: [409] };
	},
	'edited beginning': (bundle, standing, draw) => {
		const before = one([zeros, hashOf(draw()), next(bundle, standing).after], draw);
		return { body: { ...next(bundle, standing), before }, statuses: [409] };
	},
	'replayed key': (bundle, standing) => ({
		body: { ...next(bundle, standing), key: standing.sent.key },
		statuses: [409]
	}),
	'another’s run': (bundle, standing) => ({ body: next(bundle, standing), statuses: [404], as: 'other' }),
	'nobody’s run': (bundle, standing) => ({ body: next(bundle, standing), statuses: [401], as: 'nobody' }),
	'open challenge': (bundle, { player }) => {
		const log = ['open', 'end-week', 'end-week', 'begin-team+cafe'];
		return { body: { ...honest(bundle, player, log), run: newId() }, statuses: [422] };
	},
	'other dice': (bundle, standing, draw) => {
		const seed = Math.floor(draw() * 4_000_000_000);
		const forged = honest(bundle, { ...standing.player, seed }, [], 0);
		return { body: { ...next(bundle, standing), seed, before: forged.before }, statuses: [409] };
	},
	'other story': (bundle, standing, draw) => ({
		body: { ...next(bundle, standing), hash: hashOf(draw()), ...(draw() < 0.5 ? { run: newId(), base: 0 } : {}) },
		statuses: [404, 409]
	}),
	'a log that is ahead': (bundle, standing, draw) => {
		const base = standing.log.length + 1 + Math.floor(draw() * 50);
		return { body: { ...next(bundle, standing), base }, statuses: [409] };
	},
	'odd body': (bundle, standing, draw) => ({ body: odd(next(bundle, standing), draw), statuses: [400, 413, 422] })
};

function odd(body: SyncBody, draw: () => number): unknown {
	return one<() => unknown>(
		[
			() => '',
			() => '{',
			() => 'null',
			() => '[]',
			() => '"'.padEnd(2000, 'x'),
			() => '['.repeat(20_000),
			() => ({}),
			() => ({ ...body, run: 'me' }),
			() => ({ ...body, seed: -1 }),
			() => ({ ...body, seed: 2 ** 40 }),
			() => ({ ...body, base: 1.5 }),
			() => ({ ...body, base: -1 }),
			() => ({ ...body, key: null }),
			() => ({ ...body, entries: 'open' }),
			() => ({ ...body, entries: [1, 2] }),
			() => ({ ...body, entries: Array.from({ length: 501 }, () => 'end-week') }),
			() => ({ ...body, entries: ['x'.repeat(301)] }),
			() => ({ ...body, cash: 1_000_000 }),
			() => ({ ...body, state: { cash: 1 } }),
			() => ({ ...body, after: body.after.toUpperCase() }),
			() => ({ ...body, entries: ['x'.repeat(400_000)] }),
			() => `{"run":${JSON.stringify(body.run)},"run":1,"__proto__":{"x":1}}`
		],
		draw
	)();
}
