import { type Locale, say } from '#kernel/words.ts';
import { m } from '#messages';
import { quantity } from '../machines/said.ts';
import type { MachineLine } from './machine-use.ts';
import type { Doubt } from './matching.ts';
import { euros } from './money.ts';
import type { EndReason, Measure, Payer, PlanKind } from './plan.ts';
import type { Line } from './statement.ts';

const kinds = {
	day_pass: m.plans_kind_day_pass,
	tickets: m.plans_kind_tickets,
	month: m.plans_kind_month,
	resident: m.plans_kind_resident
} as const;
export const planKindName = (kind: PlanKind): string => kinds[kind]();

const payers = {
	person: m.plans_payer_person,
	organization: m.plans_payer_organization,
	operation: m.plans_payer_operation
} as const;
export const payerKindName = (kind: Payer['kind']): string => payers[kind]();

const reasons = {
	term: m.plans_reason_term,
	moved: m.plans_reason_moved,
	grown: m.plans_reason_grown,
	stopped: m.plans_reason_stopped,
	unpaid: m.plans_reason_unpaid,
	other: m.plans_reason_other
} as const;
export const endReasonName = (reason: EndReason): string => reasons[reason]();

const doubts = {
	over: m.plans_doubt_over,
	twice: m.plans_doubt_twice,
	unknown: m.plans_doubt_unknown,
	likely: m.plans_doubt_likely,
	foreign: m.plans_doubt_foreign,
	reversal: m.plans_doubt_reversal
} as const;
export const doubtName = (doubt: Doubt | 'reversal'): string => doubts[doubt]();

/** So many days, or so many minutes as hours: « 1 h 30 ». */
export function measured(measure: Measure, amount: number, locale: Locale): string {
	if (measure === 'day') return m.plans_days({ count: amount }, { locale });
	const [hours, minutes] = [Math.floor(amount / 60), amount % 60];
	return m.plans_hours({ hours, minutes: String(minutes).padStart(2, '0') }, { locale });
}

function machineWords(line: MachineLine, space: string, locale: Locale) {
	const said = { locale };
	const price = euros(line.unitCents, locale);
	if (line.kind === 'machine')
		return {
			label: m.plans_line_machine({ space }, said),
			amount: measured('hour', line.minutes, locale),
			price: m.plans_an_hour({ price }, said)
		};
	return {
		label: m.plans_line_material({ space, material: line.material }, said),
		amount: `${quantity(line.thousandths, locale)} ${line.unit}`,
		price: `${price} / ${line.unit}`
	};
}

/** A line of a statement in words: what, how much, at what price. */
export function lineWords(line: Line, locale: Locale): { label: string; amount: string; price: string; sum: string } {
	const said = { locale };
	const sum = euros(line.cents, locale);
	if (line.kind === 'added') return { label: line.label, amount: '', price: '', sum };
	const name = say(line.name, locale).text;
	const price = euros(line.unitCents, locale);
	if (line.kind === 'machine' || line.kind === 'material') return { ...machineWords(line, name, locale), sum };
	if (line.kind === 'plan') {
		const amount = line.days === line.of ? '1' : m.plans_days_of({ days: line.days, of: line.of }, said);
		return { label: name, amount, price, sum };
	}
	const label = line.kind === 'overage' ? m.plans_line_overage({ space: name }, said) : name;
	const unit = line.measure === 'day' ? m.plans_a_day({ price }, said) : m.plans_an_hour({ price }, said);
	return { label, amount: measured(line.measure, line.amount, locale), price: unit, sum };
}
