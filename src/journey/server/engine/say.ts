import type { Locale } from '#kernel/words.ts';
import { m } from '#messages';
import type { Problem, What } from '../../story/problem.ts';

/** What is wrong, and what to do about it, in a reader's language. */
export function sayProblem({ rule, params }: Problem, locale: Locale): string {
	const what = 'what' in params ? { what: sayWhat(String(params.what), locale) } : {};
	const sentence = m[`story_lint_${rule}`] as (params: object, options: { locale: Locale }) => string;
	const reason = params[`reason_${locale}`] ?? params.reason;
	return sentence({ ...params, ...what, reason }, { locale });
}

/** A kind of name in the reader's words; what stands in ink itself (RANDOM, VAR) is said as it stands there. */
function sayWhat(what: string, locale: Locale): string {
	const key = `story_what_${what}` as const;
	return key in m ? m[key as `story_what_${What}`]({}, { locale }) : what;
}
