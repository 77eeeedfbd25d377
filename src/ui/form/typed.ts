import { type Field, put, stateOf } from './field.ts';
import { actOf, type FormSigns, sameForm } from './same-form.ts';
import { isTouched, touch } from './touched.ts';

/** What somebody has written into one field of a form, told without the field itself: the page may be another by the time it is put back. */
export type Typed = Readonly<{ form: FormSigns; name: string; nth: number; state: string }>;

/** What somebody has changed in a form; never a password, and no file. */
export function typedIn(form: HTMLFormElement): Typed[] {
	const signs = signsOf(form);
	return fieldsOf(form).flatMap((field) => {
		const nth = alike(form, field.name).indexOf(field);
		return isTouched(field) ? [{ form: signs, name: field.name, nth, state: stateOf(field) }] : [];
	});
}

/** The same of all forms of the page, but for what one of them has sent: what was typed into it since then is not done. */
export const typedBeside = (done: HTMLFormElement, sent: readonly Typed[]): Typed[] =>
	postForms().flatMap((form) => {
		const typed = typedIn(form);
		return form === done ? typed.filter((one) => !sent.some((was) => saysTheSame(one, was))) : typed;
	});

const saysTheSame = (one: Typed, other: Typed): boolean =>
	one.name === other.name && one.nth === other.nth && one.state === other.state;

/** Puts it back into the same forms, where they still are. */
export function putBack(typed: readonly Typed[]): void {
	const forms = postForms();
	const signs = forms.map(signsOf);
	for (const one of typed) {
		const form = forms[signs.indexOf(sameForm(signs, one.form) as FormSigns)];
		const field = form && alike(form, one.name)[one.nth];
		if (field) putIfOther(field, one.state);
	}
}

/** What stands in the fields of the whole page, to put it back should an answer change it. */
export const standing = (): (readonly [Field, string])[] =>
	[...document.forms].flatMap(fieldsOf).flatMap((field) => (isTouched(field) ? [[field, stateOf(field)]] : []));

export function putStanding(fields: readonly (readonly [Field, string])[]): void {
	for (const [field, state] of fields) if (field.isConnected) putIfOther(field, state);
}

/** What a form is known by, in the browser. */
function signsOf(form: HTMLFormElement): FormSigns {
	const fields = [...form.elements].filter((one): one is HTMLInputElement => 'name' in one && one.name !== '');
	return {
		act: actOf(new URL(form.getAttribute('action') ?? '', location.href)),
		names: fields.map(({ name }) => name),
		fixed: fields
			.filter(({ type }) => type === 'hidden' || type === 'submit')
			.map(({ name, value }) => [name, value] as const)
	};
}

// a field named « method » would stand in the way of the property
const postForms = (): HTMLFormElement[] =>
	[...document.forms].filter((form) => form.getAttribute('method')?.toLowerCase() === 'post');

const unkept = new Set(['hidden', 'submit', 'button', 'reset', 'image', 'file', 'password']);

const fieldsOf = (form: HTMLFormElement): Field[] =>
	[...form.elements].filter((one): one is Field => 'name' in one && 'value' in one && !unkept.has((one as Field).type));

const alike = (form: HTMLFormElement, name: string): Field[] => fieldsOf(form).filter((one) => one.name === name);

function putIfOther(field: Field, state: string): void {
	touch(field);
	if (stateOf(field) !== state) put(field, state);
}
