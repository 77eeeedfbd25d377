import { richText, sayRich } from '#kernel/server/richtext.ts';
import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Statement } from '../index.ts';

/** An accessibility statement with its long texts formatted for a reader; what the team left open is said by the program. */
export function statementShown(statement: Statement | null, locale: Locale) {
	if (!statement) return null;
	const { gaps, enforcement, ...plain } = statement;
	const standing = (text: string) => ({ text: richText(text, locale), lang: locale });
	return {
		...plain,
		gaps: gaps ? sayRich(gaps, locale) : standing(m.editorial_gaps_unknown({}, { locale })),
		enforcement: enforcement ? sayRich(enforcement, locale) : standing(m.editorial_enforcement_standing({}, { locale }))
	};
}
