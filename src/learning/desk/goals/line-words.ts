import { m } from '#messages';
import type { DraftLine } from '../../index.ts';
import type { Choices } from './choices.server.ts';

/** A condition in words as it is typed so far; what is not typed yet is a dash. */
export function lineWords({ is, text }: DraftLine, choices: Choices, locales: readonly { locale: string }[]): string {
	const chosen = (of: Choices[keyof Choices], value = '') => of.find((one) => one.value === value)?.label ?? '—';
	const title = locales.map(({ locale }) => text[`title_${locale}`]?.trim()).find(Boolean) ?? '—';
	if (is === 'presence') return `${text.share || '—'}\u00a0% — ${chosen(choices.presence, text.where)}`;
	if (is === 'attended') return chosen(choices.attended, text.where);
	if (is === 'completed') return chosen(choices.goals, text.goal);
	if (is === 'assessment') return `${title} — ${text.least || '—'}${text.outOf ? `\u00a0/\u00a0${text.outOf}` : ''}`;
	return is === 'evidence' ? title : m.goals_kind_kept();
}
