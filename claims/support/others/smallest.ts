const json = (value: unknown): string => JSON.stringify(value, null, '\t');
const title = { source: 'fr', fr: 'Petite' } as const;

/** All that a story has besides its ink, as little as may be: one chapter, one who speaks, one deed, no numbers that matter. */
export const smallestStory: Readonly<Record<string, string>> = {
	'story.json': json({
		...{ story: 'petite', title, summary: title },
		...{
			chapters: [{ id: 'one', minutes: 1 }],
			cast: [{ id: 'noa', portrait: null }],
			scenes: [],
			quests: [],
			sources: []
		}
	}),
	'game.json': json({
		start: { cash: 60_000, burn: 14_000, energy: 700, reputation: 300, minutes: 2400 },
		rules: {
			...{ sleep: 300, tired: { below: 250, week: 667, work: 500 } },
			...{ misleads: { strong: 50, weak: 250 }, leave: { always: 50, unfit: 125 }, late: 80 }
		},
		...{ hypotheses: [], cards: [], events: [] },
		deeds: { note: { sets: ['noted'] } },
		conditions: { noted: { flag: 'noted' }, rich: { meter: 'cash', least: 1 } }
	}),
	'words/fr.json': json({
		...{ 'chapter.one': 'Un', 'chapter.one.text': 'Le premier.', 'cast.noa': 'Noa' },
		...{ 'ending.done': 'Fini', 'ending.done.text': 'C’est fini.' }
	})
};
