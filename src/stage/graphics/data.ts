import type { Words } from '#kernel/words.ts';
import type { Layer } from '../room/entries.ts';
import type { Part, PollForm } from '../room/poll.ts';

/** A text on air: in one language, or in several, of which each station's overlay says its own. */
type AirText = string | Words;

type Timed = { openedAt?: number; seconds?: number; address?: string };

/** What each graphic shows. Moments are milliseconds of the epoch by the server's clock. */
export type GraphicData = Readonly<{
	'lower-third': { name: AirText; role?: AirText; place?: AirText };
	title: { title: AirText; subtitle?: AirText };
	question: { text: AirText; name?: string; commune?: string; votes?: number };
	comment: { text: AirText; name?: string; origin?: string };
	/** `address`: where to take part; the overlay gives that of the show when there is none. `seconds` after `openedAt` it closes. */
	poll: Timed & { question: AirText; options: readonly AirText[]; ballots?: number };
	/** `ballots`: what a percentage is of; the sum of the votes when there are none. `right`: the place of the right answer of a quiz. */
	result: {
		question: AirText;
		options: readonly Readonly<{ text: AirText; votes: number }>[];
		form?: PollForm;
		ballots?: number;
		right?: number;
		/** By slug; the overlay knows their names. */
		stations?: Readonly<Record<string, Part>>;
		names?: Readonly<Record<string, string>>;
	};
	/** `right` is shown when it is `revealed`, or by the second step. */
	quiz: Timed & { question: AirText; options: readonly AirText[]; right?: number; revealed?: boolean };
	leaderboard: { title?: AirText; leaders: readonly Readonly<{ name: string; points: number }>[] };
	qr: { address?: string; text?: AirText };
	countdown: { until: number; text?: AirText };
	crawl: { texts: readonly AirText[]; label?: AirText };
	logo: { text?: string; live?: boolean };
}>;
export type GraphicName = keyof GraphicData;

/** Where each stands best: these places on the picture do not overlap, but for `full`. */
export const graphicLayers: Readonly<Record<GraphicName, Layer>> = {
	'lower-third': 'lower',
	title: 'full',
	question: 'lower',
	comment: 'lower',
	poll: 'side',
	result: 'side',
	quiz: 'side',
	leaderboard: 'side',
	qr: 'corner',
	countdown: 'corner',
	crawl: 'crawl',
	logo: 'corner'
};

export const graphicNames = Object.keys(graphicLayers) as GraphicName[];
