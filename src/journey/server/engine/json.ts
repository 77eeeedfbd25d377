import { z } from 'zod';
import { type Locale, locales } from '#kernel/words.ts';
import type { Problem } from '../../story/problem.ts';

type Texts = Readonly<Record<string, string>>;

/** What a JSON file says, as its schema wants it; nothing, and what is wrong with it, otherwise. */
export function jsonIn<T>(texts: Texts, file: string, schema: z.ZodType<T>, problems: Problem[]): T | null {
	const text = texts[file];
	if (text === undefined) {
		problems.push({ rule: 'file_missing', file, line: null, params: { name: file } });
		return null;
	}
	let value: unknown;
	try {
		value = JSON.parse(text);
	} catch (error) {
		problems.push(unreadable(file, text, error instanceof Error ? error.message : String(error)));
		return null;
	}
	const read = schema.safeParse(value);
	if (read.success) return read.data;
	const said = locales.map((locale) => [locale, schema.safeParse(value, saidIn(locale)).error?.issues ?? []] as const);
	for (const [at, { path }] of read.error.issues.slice(0, 50).entries()) {
		const reasons = said.map(([locale, own]) => [`reason_${locale}`, own[at]?.message ?? ''] as const);
		const params = { where: path.join('.') || file, ...Object.fromEntries(reasons) };
		problems.push({ rule: 'shape', file, line: null, params });
	}
	return null;
}

function unreadable(file: string, text: string, reason: string): Problem {
	const at = /position (\d+)/.exec(reason)?.[1];
	const line = at ? text.slice(0, Number(at)).split('\n').length : null;
	return { rule: 'json', file, line, params: { reason } };
}

const saidIn = (locale: Locale) => ({ error: z.locales[locale]().localeError });
