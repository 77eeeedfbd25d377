import type { Game } from '../game/content.ts';
import { readInk } from '../server/engine/ink.ts';
import { type Bundle, sealed } from './bundle.ts';

/** A story of a few lines that uses everything once. */
export const smallInk = `
EXTERNAL do(deed)
EXTERNAL is(condition)
-> start
=== start
Une cage remonte. #l:cage #chapter:spark #checkpoint:start #scene:lift
* [Ouvrir le carnet #id:open #comp:1.1/1]
  Elle l'ouvre. #l:opened
  ~ do("carnet")
  -> week
* [Passer son chemin #id:leave]
  -> week
=== week
La semaine commence. #l:week
+ [Finir la semaine #id:end-week #board]
  {is("broke"): -> fail}
  {is("late"): -> fin}
  -> week
=== fin
Voilà. #l:fin #phase:what
* {is("met")} [Continuer #id:go-on #quests]
  Plus tard. #l:later #ending:done
  -> END
* [S’arrêter #id:stop]
  Fini. #l:over #ending:stopped
  -> END
=== fail
Plus rien. #l:broke #ending:broke
-> END
=== function do(deed)
~ return
=== function is(condition)
~ return true
`;

const smallRules: Game['rules'] = {
	...{ sleep: 180, tired: { below: 250, week: 667, work: 500 }, late: 80 },
	...{ misleads: { strong: 50, weak: 250 }, leave: { always: 50, unfit: 125 } }
};

export const smallGame: Game = {
	start: { cash: 100_000, burn: 9_000, energy: 700, reputation: 300, minutes: 2400 },
	rules: smallRules,
	hypotheses: [
		{ id: 'who', block: 'segments', variants: ['parents', 'schools', 'towns'], weight: 600 },
		{ id: 'how', block: 'channels', variants: ['shop', 'fair'], weight: 400 }
	],
	cards: [
		{ id: 'ask', kind: 'listen', minutes: 300, tests: { hypothesis: 'who', strength: 300 }, most: 3, comp: ['3.5/1'] },
		{
			id: 'stand',
			kind: 'make',
			minutes: 600,
			effects: { cash: -8_000, energy: -120 },
			tests: { hypothesis: 'how', strength: 500 }
		},
		{ id: 'schools', kind: 'decide', minutes: 60, pivot: { hypothesis: 'who', variant: 'schools' }, ever: 1 },
		{ id: 'job', kind: 'work', minutes: 1200, effects: { cash: 30_000, energy: -260 } },
		{ id: 'sleep', kind: 'rest', minutes: 600, effects: { energy: 200 } }
	],
	events: [
		{ id: 'rain', chance: 250, again: true, effects: { energy: -50 } },
		{ id: 'gift', chance: 100, effects: { cash: 5_000 }, when: { meter: 'reputation', least: 200 } }
	],
	deeds: { carnet: { effects: { energy: 20 }, sets: ['met'], promises: { id: 'lila', inWeeks: 3 } } },
	conditions: {
		broke: { meter: 'cash', most: -1 },
		late: { meter: 'week', least: 6 },
		met: { flag: 'met' }
	}
};

/** Makes a bundle of ink and numbers, without a worker: for stories of one's own. */
export function bundleOf(ink: string, game: Game, quests: readonly string[] = ['cafe', 'canvas']): Bundle {
	const { ink: compiled, problems } = readInk({ 'story.ink': ink });
	if (!compiled) throw new Error(JSON.stringify(problems));
	return sealed({
		...{ story: 'small', ink: compiled, game, quests },
		...{ chapters: [{ id: 'spark', minutes: 20 }], cast: [], scenes: ['lift'] }
	});
}
