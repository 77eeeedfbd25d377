import { createInterface } from 'node:readline/promises';
import { styleText } from 'node:util';
import { format, type Page, Play, type Strings, tableOf, valuesOf } from '#journey';
import type { Locale } from '#kernel/words.ts';
import { localeOf, playable, wholeNumber } from './story.ts';

type Options = Readonly<{ locale: string; seed: string }>;
type Show = Readonly<{ words: Strings; locale: Locale }>;

const dim = (text: string): string => styleText('dim', text);
const bold = (text: string): string => styleText('bold', text);

/** `valley story play`: a story in the terminal, for who writes it. A number chooses, u takes back, n is another die, l shows the log, q stops. */
export async function playStory(folder: string, { locale, seed }: Options): Promise<void> {
	const { bundle, words } = await playable(folder);
	const language = localeOf(locale);
	const show: Show = { words: tableOf(words, language).words, locale: language };
	let play = Play.open(bundle, wholeNumber(seed, 'seed'));
	tell(play, play.page, show);
	offer(play, show);
	// line by line, so that a list of answers may be piped in
	const hand = createInterface({ input: process.stdin });
	for await (const line of hand) {
		const answer = line.trim();
		if (answer === 'q') break;
		if (answer === 'u') play = Play.open(bundle, play.state.seed, play.log.slice(0, -1));
		if (answer === 'n') play = Play.open(bundle, play.state.seed + 1);
		if (answer === 'l') console.log(dim(play.log.join(' ')));
		else if (['u', 'n'].includes(answer) || take(play, answer)) tell(play, play.pages.at(-1) ?? play.page, show);
		else console.log(dim('a number of the list, u to take back, n for other dice, l for the log, q to stop'));
		if (play.state.ended !== null) console.log(bold(`\n${say(play, show, `ending.${play.state.ended}`)}`));
		offer(play, show);
	}
	hand.close();
}

/** Takes the choice of that number; a choice that takes in challenges may be followed by those that are closed: `3+cafe`. */
function take(play: Play, answer: string): boolean {
	const [number = '', ...quests] = answer.split('+');
	const id = play.offered[Number(number) - 1];
	if (!id) return false;
	const before = play.state.happened.length;
	try {
		play.choose([id, ...quests].join('+'));
	} catch (error) {
		console.log(styleText('red', String(error)));
		return true;
	}
	for (const one of play.state.happened.slice(before)) console.log(styleText('yellow', `  ⚑ ${one}`));
	return true;
}

const say = ({ state, bundle }: Play, { words, locale }: Show, key: string): string =>
	format(words, key, valuesOf(state, bundle.game), locale);

function tell({ bundle }: Play, { lines }: Page, { words, locale }: Show): void {
	for (const { id, who, scene, chapter, checkpoint, phase, quest, source, state } of lines) {
		const values = valuesOf(state, bundle.game);
		const name = (key: string): string => format(words, key, values, locale);
		if (chapter) console.log(bold(`\n━━ ${name(`chapter.${chapter}`)} ━━`));
		if (scene) console.log(dim(`[${name(`scene.${scene}`)}]`));
		const marks = Object.entries({ checkpoint, phase, quest, source }).flatMap(([mark, value]) =>
			value ? [`${mark}:${value}`] : []
		);
		const speaker = who ? `${styleText('cyan', name(`cast.${who}`))}  ` : '';
		console.log(`${speaker}${name(`l.${id}`)}${marks.length ? dim(`  ${marks.join(' ')}`) : ''}`);
	}
}

function offer(play: Play, show: Show): void {
	const { week, hours, cash, burn, energy, reputation, proof, customers } = valuesOf(play.state, play.bundle.game);
	if (play.board.length)
		console.log(
			styleText(
				'green',
				`\nweek ${week} · ${hours} h · ${cash} € (−${burn} a week) · energy ${energy} · reputation ${reputation} · proof ${proof} · ${customers} customers`
			)
		);
	else console.log('');
	for (const [at, id] of play.offered.entries()) {
		const card = play.board.find((one) => `card:${one.card.id}` === id)?.card;
		const cost = card ? dim(` ${Math.floor(card.minutes / 60)} h ${card.kind}`) : '';
		console.log(`${String(at + 1).padStart(2)}  ${say(play, show, card ? `card.${card.id}` : `c.${id}`)}${cost}`);
	}
	const dear = play.board.filter(({ obstacle }) => obstacle);
	for (const { card, obstacle } of dear) console.log(dim(`    ${say(play, show, `card.${card.id}`)} (${obstacle})`));
}
