import { sql } from 'kysely';
import { languageName } from '#kernel/languages.ts';
import { db } from '#kernel/server/db.ts';
import { noonOf, shortDate } from '#kernel/time.ts';
import { isLocale, type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { naceOf, sectors, skillsByUri } from '#network/server';
import { proposalKindName } from '../../kinds.ts';
import type { Reason } from '../../matching.ts';
import type { On } from '../tables.ts';
import type { Fitting } from './matches.ts';

type Names = (key: string) => string;

/** What made each of some matches, in words, the weightiest first: exactly the terms that gave points, each by the name that a reader knows. By id. */
export async function sayReasons(
	matches: readonly Fitting[],
	locale: Locale,
	on: On = db
): Promise<Map<string, readonly string[]>> {
	const names = await namesIn(matches, locale, on);
	const spelt = await speltIn(
		matches.map(({ id }) => id),
		on
	);
	return new Map(
		matches.map(({ id, reasons }) => {
			const written = spelt.get(id);
			const spell = (word: string) => written?.get(word) ?? word;
			return [id, reasons.map((one) => sentence(one, locale, names, spell))];
		})
	);
}

async function namesIn(matches: readonly Fitting[], locale: Locale, on: On): Promise<Names> {
	const all = matches.flatMap(({ reasons }) => reasons);
	const uris = all.flatMap((one) => (one.by === 'skill' ? one.skills : []));
	const codes = all.flatMap((one) => (one.by === 'nace' ? one.nace : []));
	const [skills, known, nace] = [await skillsByUri([...new Set(uris)], on), await sectors(on), await naceOf(codes, on)];
	const names = new Map([
		...skills.map(({ uri, label }) => [uri, say(label, locale).text] as const),
		...known.map(({ slug, label }) => [slug, say(label, locale).text] as const),
		...nace.map(({ revision, code, label }) => [`${revision}:${code}`, `${code} ${say(label, locale).text}`] as const)
	]);
	return (key) => names.get(key) ?? key;
}

/** The words of each text as they are written in it, by what their language shortens them to. */
async function speltIn(ids: readonly string[], on: On): Promise<Map<string, Map<string, string>>> {
	const { rows } = await sql<{ id: string; stem: string; word: string }>`
		select p.id, partnering.stem(kernel.search_text(word), t.tongue) as stem, min(word) as word
		from partnering.proposal p, lateral (select p.title || ' ' || p.needs as text, partnering.tongue(p.title || ' ' || p.needs) as tongue) t,
			regexp_split_to_table(translate(lower(t.text collate "und-x-icu"), '’''-_/.', '      '), '[^[:alnum:]\u00C0-\u024F]+') word
		where p.id = any(${[...ids]}::uuid[]) and word <> '' group by p.id, stem`.execute(on);
	const byId = Map.groupBy(rows, ({ id }) => id);
	return new Map([...byId].map(([id, its]) => [id, new Map(its.map(({ stem, word }) => [stem, word]))]));
}

const skillSentences = {
	same: m.partnering_match_skill_same,
	narrower: m.partnering_match_skill_narrower,
	broader: m.partnering_match_skill_broader,
	beside: m.partnering_match_skill_beside,
	said: m.partnering_match_skill_said
} as const;
const plain = {
	agreed: m.partnering_match_agreed,
	worked: m.partnering_match_worked,
	answers: m.partnering_match_answers
} as const;

function sentence(reason: Reason, locale: Locale, names: Names, spell: Names): string {
	const within = { locale };
	const list = (all: readonly string[], name: Names = names) => all.map(name).join(', ');
	switch (reason.by) {
		case 'kind':
			return m.partnering_match_kind({ kind: proposalKindName(reason.kind, locale) }, within);
		case 'related_kind':
			return m.partnering_match_related_kind({ kind: proposalKindName(reason.kind, locale) }, within);
		case 'skill':
			return skillSentences[reason.relation]({ skills: list(reason.skills), count: reason.skills.length }, within);
		case 'words':
			return m.partnering_match_words({ words: list(reason.words, spell) }, within);
		case 'sector':
			return m.partnering_match_sector({ sectors: list(reason.sectors), count: reason.sectors.length }, within);
		case 'nace':
			return m.partnering_match_nace({ nace: list(reason.nace) }, within);
		case 'town':
			return m.partnering_match_town({ place: reason.locality }, within);
		case 'near':
			return m.partnering_match_near({ count: reason.kilometres }, within);
		case 'language': {
			const spoken = reason.languages.filter(isLocale).map((one) => languageName(one, locale));
			return m.partnering_match_language({ languages: spoken.join(', '), count: spoken.length }, within);
		}
		case 'lasting':
			return m.partnering_match_lasting({ day: shortDate(noonOf(reason.until), locale, 'UTC') }, within);
		default:
			return plain[reason.by]({}, within);
	}
}
