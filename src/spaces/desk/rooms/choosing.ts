import type { Instead } from './instead.ts';

/** How the fields of a form are called, where it is not as in the form of a séance. */
export type Names = Readonly<Partial<Record<'date' | 'start' | 'end' | 'lastDay' | 'place', string>>>;

/** Puts a choice into the fields of a form, as if it had been typed. @returns whether there was a field for each of its parts. */
export function choose(form: HTMLFormElement, { skip = [], ...values }: Instead, names: Names): boolean {
	const boxes = skip.map((day) =>
		form.querySelector<HTMLInputElement>(`input[name="keep"][value="${CSS.escape(day)}"]`)
	);
	const fields = Object.entries(values).flatMap(([name, value]) => {
		const field = form.elements.namedItem(names[name as keyof Names] ?? name);
		if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement) return [{ field, value }];
		// the last day is said only where it may be another one
		return name === 'lastDay' && !value ? [] : [null];
	});
	if (boxes.includes(null) || fields.includes(null)) return false;
	for (const box of boxes) {
		if (!box) continue;
		box.checked = false;
		tell(box);
	}
	for (const one of fields) {
		if (!one) continue;
		one.field.value = one.value;
		tell(one.field);
	}
	return boxes.length + fields.length > 0;
}

function tell(field: HTMLElement): void {
	field.dispatchEvent(new Event('input', { bubbles: true }));
	field.dispatchEvent(new Event('change', { bubbles: true }));
}
