import { valuesOf } from '../game/values.ts';
import { Stuck } from '../moment.ts';
import { Play } from '../play.ts';
import type { Bundle } from '../story/bundle.ts';
import type { Answer, Ask } from './player.ts';
import { type Shown, type ShownTurn, type Spoken, show, turnShown, Voice } from './shown.ts';
import { standOf, turnsOf } from './stand.ts';

/** Plays away from the page, so that nothing of it ever waits for the story. */
let voice: Voice;
let play: Play;

async function read<T>(address: string): Promise<T> {
	const response = await fetch(address);
	if (!response.ok) throw new Error(`${address} answers ${response.status}`);
	return response.json();
}

async function open({ files, seed, log, language }: Extract<Ask, { do: 'open' }>): Promise<Answer> {
	const [bundle, spoken] = await Promise.all([read<Bundle>(files.bundle), read<Spoken>(files.words)]);
	voice = new Voice(bundle, spoken, language);
	play = Play.open(bundle, seed, log.slice(0, -1));
	const before = log.length ? play.state : null;
	for (const entry of log.slice(-1)) play.choose(entry);
	return { shown: show(voice, standOf(play, before)) };
}

function choose(entry: string): Shown {
	const before = play.state;
	play.choose(entry);
	return show(voice, standOf(play, before));
}

function hashAt(choices: number): string {
	const { bundle, log, state } = play;
	return choices === log.length ? play.hash() : Play.open(bundle, state.seed, log.slice(0, choices)).hash();
}

function transcript(): ShownTurn[] {
	const values = valuesOf(play.state, voice.bundle.game);
	return turnsOf(play.pages).map((turn) => turnShown(voice, turn, values));
}

async function answer(ask: Ask): Promise<Answer> {
	if (ask.do === 'open') return open(ask);
	if (ask.do === 'choose') return { shown: choose(ask.entry) };
	return ask.do === 'hash' ? { hash: hashAt(ask.choices) } : { turns: transcript() };
}

addEventListener('message', async ({ data: { id, ask } }: MessageEvent<{ id: number; ask: Ask }>) => {
	try {
		postMessage({ id, answer: await answer(ask) });
	} catch (error) {
		const stuck = error instanceof Stuck ? { at: error.at, wanted: error.wanted } : null;
		postMessage({ id, failed: { message: String(error), stuck } });
	}
});
