import { languageOf } from '#kernel/languages.ts';
import { eachLocale, locales } from '#kernel/words.ts';
import { type GraphicName, graphicLayers } from './data.ts';

/** A property of a graphic's data, as OGraf wants it said (JSON Schema with the GDD types by which operators' forms are made). */
type Property = Readonly<Record<string, unknown>>;
type Piece = Readonly<{
	name: string;
	description: string;
	steps?: number;
	data: Readonly<Record<string, Property>>;
	required: readonly string[];
}>;

const line = (title: string, maxLength: number): Property => ({
	type: 'string',
	gddType: 'single-line',
	title,
	maxLength,
	default: ''
});
const lines = (title: string, maxLength: number): Property => ({
	type: 'string',
	gddType: 'multi-line',
	title,
	maxLength,
	default: ''
});
const count = (title: string): Property => ({ type: 'integer', title, minimum: 0 });
const moment = (title: string): Property => ({
	type: 'number',
	title,
	description: 'Milliseconds of the Unix epoch',
	hidden: true
});
const list = (title: string, items: Property, maxItems: number): Property => ({
	type: 'array',
	title,
	items,
	maxItems
});
const object = (properties: Readonly<Record<string, Property>>): Property => ({ type: 'object', properties });
const address: Property = {
	...line('Address of the code', 500),
	description: 'Gets the second of the clock as ?s=, so that a scan tells the delay'
};
const timed = { openedAt: moment('Opened at'), seconds: count('Seconds until it closes'), address };
const options = list('Answers', line('Answer', 120), 10);

const pieces: Readonly<Record<GraphicName, Piece>> = {
	'lower-third': {
		name: 'Lower third',
		description: 'Name, role and place of who speaks',
		data: { name: line('Name', 80), role: line('Role', 160), place: line('Place', 60) },
		required: ['name']
	},
	title: {
		name: 'Segment title',
		description: 'A full card before a part of the show',
		data: { title: line('Title', 160), subtitle: line('Subtitle', 160) },
		required: ['title']
	},
	question: {
		name: 'Question of a viewer',
		description: 'A question of up to 280 characters, who asks it, and how many want to know',
		data: { text: lines('Question', 280), name: line('Name', 40), commune: line('Commune', 80), votes: count('Votes') },
		required: ['text']
	},
	comment: {
		name: 'Comment',
		description: 'What a viewer wrote, and where',
		data: { text: lines('Text', 280), name: line('Name', 40), origin: line('Origin (facebook, whatsapp)', 20) },
		required: ['text']
	},
	poll: {
		name: 'Open poll',
		description: 'Question and answers of a poll that is open, with its time and a code to scan',
		data: { question: lines('Question', 280), options, ballots: count('Votes so far'), ...timed },
		required: ['question']
	},
	result: {
		name: 'Result of a poll',
		description: 'A row of squares with a percentage for each answer, by station if wanted',
		data: {
			question: lines('Question', 280),
			options: list('Answers', object({ text: line('Answer', 120), votes: count('Votes') }), 10),
			ballots: count('Ballots'),
			right: { ...count('Place of the right answer of a quiz, from 0'), hidden: true },
			form: { ...line('Form of the poll (choice, scale, cloud, priority, quiz)', 20), hidden: true },
			stations: { ...object({}), title: 'Votes by station', hidden: true },
			names: { ...object({}), title: 'Names of the stations', hidden: true }
		},
		required: ['question', 'options']
	},
	quiz: {
		name: 'Question of a quiz',
		description: 'A question and its answers; the second step shows which one is right',
		steps: 2,
		data: {
			question: lines('Question', 280),
			options,
			right: { ...count('Place of the right answer, from 0'), hidden: true },
			revealed: { type: 'boolean', title: 'Show the right answer', default: false, hidden: true },
			...timed
		},
		required: ['question', 'options']
	},
	leaderboard: {
		name: 'Leaderboard',
		description: 'Who leads in a quiz',
		data: {
			title: line('Title', 80),
			leaders: list('Leaders', object({ name: line('Name', 40), points: count('Points') }), 10)
		},
		required: ['leaders']
	},
	qr: {
		name: 'Code to scan',
		description: 'Where to take part: a code and an address',
		data: { text: line('Text', 80), address },
		required: []
	},
	countdown: {
		name: 'Countdown',
		description: 'How long until something',
		data: { text: line('Until what', 80), until: moment('Until') },
		required: ['until']
	},
	crawl: {
		name: 'Crawl',
		description: 'Lines that run along the bottom of the picture',
		data: { label: line('Label', 40), texts: list('Lines', line('Line', 280), 20) },
		required: ['texts']
	},
	logo: {
		name: 'Station mark',
		description: 'The mark of the station, and whether this is live',
		data: { text: line('Mark', 40), live: { type: 'boolean', title: 'Live', default: false } },
		required: []
	}
};

const colour = (title: string): Property => ({
	type: 'string',
	gddType: 'color-rrggbb',
	pattern: '^#[0-9a-f]{6}$',
	title
});

/** What every graphic takes besides its own. */
const common: Readonly<Record<string, Property>> = {
	lang: {
		type: 'string',
		gddType: 'select',
		title: 'Language',
		enum: locales,
		gddOptions: { labels: eachLocale((locale) => languageOf(locale).name) },
		default: locales[0],
		hidden: true
	},
	layer: {
		type: 'string',
		gddType: 'select',
		title: 'Place',
		enum: ['full', 'side', 'lower', 'corner', 'crawl'],
		gddOptions: { labels: { full: 'Full', side: 'Side', lower: 'Lower', corner: 'Corner', crawl: 'Crawl' } },
		hidden: true
	},
	theme: {
		...object({
			primary: colour('Colour'),
			onPrimary: colour('Text on the colour'),
			ground: colour('Ground'),
			onGround: colour('Text on the ground'),
			mark: line('Mark', 40)
		}),
		title: 'Colours',
		hidden: true
	}
};

/** The OGraf v1 manifest of a graphic; its module lies beside it. */
export function manifestOf(graphic: GraphicName) {
	const { name, description, steps = 1, data, required } = pieces[graphic];
	return {
		$schema: 'https://ograf.ebu.io/v1/specification/json-schemas/graphics/schema.json',
		id: `creative-valley.${graphic}`,
		version: '1',
		name,
		description,
		main: `${graphic}.mjs`,
		supportsRealTime: true,
		supportsNonRealTime: false,
		stepCount: steps,
		schema: { ...object({ ...data, ...common }), required },
		renderRequirements: [{ engine: [{ type: 'CEF', version: { min: '103' } }] }],
		v_layer: graphicLayers[graphic]
	} as const;
}
