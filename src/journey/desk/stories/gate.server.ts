import { type Locale, said, type Words } from '#kernel/words.ts';
import { wordsKeyOf } from '../../gate.ts';
import { lastRehearsal, type Rehearsal, rehearsalOf, wordsOf } from '../../server/index.ts';

/** So many runs are shown one by one; what is decided for all holds for the rest. */
const SHOWN = 100;

/** The latest rehearsal of a version, with the choices in words: those that it has, and those of the version that players have. @param live its hash */
export async function gateOf(version: string, live: string | null, locale: Locale) {
	const id = await lastRehearsal(version);
	if (!id) return null;
	const [rehearsal, words] = [await rehearsalOf(id), await wordsOf(version)];
	const before = live ? await wordsOf(live) : words;
	const text = (language: Locale, key: string): string | undefined => words[language][key] ?? before[language][key];
	const speak = (key: string): Words => {
		const [own, french] = [text(locale, key), text('fr', key) ?? key];
		return said({ source: 'fr', fr: french, ...(own ? { [locale]: own } : {}) }, locale);
	};
	const looked = rehearsal.runs.filter(({ outcome }) => outcome !== 'same');
	const decided = (wanted: string) => rehearsal.runs.filter(({ decision }) => decision === wanted).length;
	return {
		...{ id, at: rehearsal.at, counts: rehearsal.counts, more: Math.max(0, looked.length - SHOWN) },
		decided: { move: decided('move'), checkpoint: decided('checkpoint'), pin: decided('pin') },
		runs: looked.slice(0, SHOWN).map((one) => runSaid(one, speak))
	};
}

function runSaid(
	{ run, outcome, detail, decision, choices }: Rehearsal['runs'][number],
	speak: (key: string) => Words
) {
	const {
		at = 0,
		wanted,
		offered = [],
		checkpoint = null,
		was = null,
		now = null,
		reason = null,
		competences = null,
		reworded = null
	} = detail;
	return {
		...{ run, outcome, decision, choices, at, was, now, reason, checkpoint, competences, reworded },
		wanted: wanted ? { id: wanted, words: speak(wordsKeyOf(wanted)) } : null,
		offered: offered.map((id) => ({ id, words: speak(wordsKeyOf(id)) }))
	};
}
