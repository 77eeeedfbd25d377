import type { Page } from 'playwright-core';

/** The operators of the Keystroke-Level Model in seconds (Card, Moran, Newell 1980): a key of an average typist, pointing, a press or release, a hand that changes between mouse and keyboard, a decision. */
const operators = { K: 0.28, P: 1.1, B: 0.1, H: 0.4, M: 1.35 } as const;
type Operator = keyof typeof operators;

/** A hand whose every act is done in a real page and counted. */
export function handOf(page: Page) {
	const counts: Record<Operator, number> = { K: 0, P: 0, B: 0, H: 0, M: 0 };
	let keyboard = false;
	const count = (given: Partial<Record<Operator, number>>) => {
		for (const [operator, times] of Object.entries(given)) counts[operator as Operator] += times;
	};
	const point = () => {
		count({ P: 1, B: 2, H: keyboard ? 1 : 0 });
		keyboard = false;
	};
	return {
		page,
		/** Decides, points and presses. */
		async click(name: string | RegExp, role: 'button' | 'link' = 'button', place = 0): Promise<void> {
			count({ M: 1 });
			point();
			await page.getByRole(role, { name }).nth(place).click();
		},
		/** Points into a field, thinks of what goes there, and types it. */
		async write(label: string, text: string): Promise<void> {
			count({ M: 1 });
			point();
			count({ H: 1, K: text.length });
			keyboard = true;
			await page.getByLabel(label, { exact: false }).first().fill(text);
		},
		/** Opens a list, decides, and points at one of its lines. */
		async choose(label: string, option: string): Promise<void> {
			count({ M: 1 });
			point();
			point();
			await page.getByLabel(label, { exact: false }).first().selectOption({ label: option });
		},
		seconds: (): number =>
			Object.entries(counts).reduce((sum, [operator, times]) => sum + times * operators[operator as Operator], 0),
		spelled: (): string =>
			Object.entries(counts)
				.map(([operator, times]) => `${times}${operator}`)
				.join(' ')
	};
}
