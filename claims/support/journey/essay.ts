import { Compiler } from 'inkjs/full';
import { type Bundle, type Game, type Quest, sealed } from '#journey';
import { publishStory } from '#journey/server';
import { transaction } from '#kernel/server/db.ts';
import { openStorage } from '#kernel/server/storage.ts';
import { eachLocale } from '#kernel/words.ts';
import { by } from '../hub.ts';

/** A path of some weeks with a board, a chapter that takes in challenges, and two ends. */
const ink = `
EXTERNAL do(deed)
EXTERNAL is(condition)
-> start
=== start
Une cage remonte. #l:cage #chapter:spark #checkpoint:start
* [Ouvrir le carnet #id:open #comp:1.1/1]
  ~ do("carnet")
  -> week
* [Passer son chemin #id:leave]
  -> week
=== week
La semaine commence. #l:week
+ [Finir la semaine #id:end-week #board]
  {is("late"): -> fin}
  -> week
=== fin
Voilà. #l:fin #checkpoint:fin
* [Commencer le chapitre suivant #id:begin-team #quests]
  Une équipe. #l:team #chapter:team
  ** [Dire oui #id:say-yes #comp:3.4/2]
     Oui. #l:yes #ending:done
     -> END
  ** [Dire non #id:say-no]
     Non. #l:no #ending:stopped
     -> END
=== function do(deed)
~ return
=== function is(condition)
~ return true
`;

const gameOf = (weeks: number): Game => ({
	start: { cash: 100_000, burn: 9_000, energy: 700, reputation: 300, minutes: 2400 },
	rules: {
		...{ sleep: 180, tired: { below: 250, week: 667, work: 500 }, late: 80 },
		...{ misleads: { strong: 50, weak: 250 }, leave: { always: 50, unfit: 125 } }
	},
	hypotheses: [
		{ id: 'who', block: 'segments', variants: ['parents', 'schools', 'towns'], weight: 600 },
		{ id: 'how', block: 'channels', variants: ['shop', 'fair'], weight: 400 }
	],
	cards: [
		{ id: 'ask', kind: 'listen', minutes: 300, tests: { hypothesis: 'who', strength: 300 }, most: 3 },
		{ id: 'stand', kind: 'make', minutes: 600, effects: { cash: -8_000 }, tests: { hypothesis: 'how', strength: 500 } },
		{ id: 'job', kind: 'work', minutes: 1200, effects: { cash: 30_000, energy: -260 } },
		{ id: 'sleep', kind: 'rest', minutes: 600, effects: { energy: 200 } }
	],
	events: [{ id: 'rain', chance: 250, again: true, effects: { energy: -50 } }],
	deeds: { carnet: { effects: { energy: 20 }, sets: ['met'] } },
	conditions: { late: { meter: 'week', least: weeks } }
});

/** A story to be played by a claim, which no author wrote. @param weeks before its end */
export function claimStory(quests: readonly Quest[], folder: string, weeks = 3): Published {
	const keys = quests.map(({ key }) => key);
	const bundle = sealed({
		...{
			story: 'essai',
			ink: JSON.parse(new Compiler(ink).Compile().ToJson() as string),
			game: gameOf(weeks),
			quests: keys
		},
		chapters: [
			{ id: 'spark', minutes: 20 },
			{ id: 'team', minutes: 20 }
		],
		...{ cast: [], scenes: [] }
	});
	const fr = Object.fromEntries(keys.map((key) => [`quest.${key}`, `Défi ${key}`]));
	const title = { source: 'fr', fr: 'Un essai (fictif)' } as const;
	const meta = { title, summary: title, quests, sources: [] };
	return {
		bundle,
		folder,
		read: { bundle, words: { ...eachLocale(() => ({})), fr }, meta, pictures: new Map(), problems: [] }
	};
}

type Published = Readonly<{ bundle: Bundle; folder: string; read: Parameters<typeof publishStory>[1] }>;

/** Publishes it in the hub of a claim. */
export async function publishClaimStory({ read, folder }: Published): Promise<void> {
	openStorage(`${folder}/files`);
	await transaction((tx) => publishStory(tx, read, by));
}
