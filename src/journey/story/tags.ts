/** The tags of a line of the house's ink: `#name:value`, or `#name` alone. */
export const lineTags = [
	'l', // its id, unique in the story
	'who', // says it
	'scene', // what is seen from here on
	'chapter', // begins here
	'checkpoint', // one may come back to here
	'phase', // of a debriefing: what, why, rule, next
	'quest', // from here on this challenge is asked for
	'source', // where what it says was checked
	'ending' // the run ends here, in this way
] as const;
/** The tags of a choice. */
export const choiceTags = [
	'id', // unique in the story
	'comp', // what it shows: a competence of EntreComp and a level, 3.5/2
	'board', // ends the week on the board
	'quests' // takes in which challenges are closed
] as const;
export type TagName = (typeof lineTags)[number] | (typeof choiceTags)[number];

/** The parts of a debriefing, in their order. */
export const phases = ['what', 'why', 'rule', 'next'] as const;

/** The value of a tag, '' for one without, null when it is not there. */
export function tagOf(tags: readonly string[] | null, name: TagName): string | null {
	for (const tag of tags ?? []) {
		const [key = '', ...value] = tag.split(':');
		if (key.trim() === name) return value.join(':').trim();
	}
	return null;
}

/** All values of a tag that may stand several times. */
export const tagsOf = (tags: readonly string[] | null, name: TagName): string[] =>
	(tags ?? []).flatMap((tag) => {
		const value = tagOf([tag], name);
		return value === null ? [] : [value];
	});
