/** What a browser would send for a form. */
export type Asked = Readonly<{ address: URL; init: RequestInit }>;

/** The request of a form that writes, with the button that was pressed; undefined for one that asks for a page, opens another window or, as it says, leads to another site. */
export function requestOf(form: HTMLFormElement, by: HTMLElement | null): Asked | undefined {
	const method = by?.getAttribute('formmethod') ?? form.getAttribute('method');
	const target = by?.getAttribute('formtarget') ?? form.getAttribute('target');
	if (method?.toLowerCase() !== 'post' || (target && target !== '_self')) return undefined;
	if (form.hasAttribute('data-sveltekit-reload')) return undefined;
	const action = by?.getAttribute('formaction') ?? form.getAttribute('action') ?? '';
	const enctype = by?.getAttribute('formenctype') ?? form.getAttribute('enctype') ?? '';
	const content = new FormData(form, by);
	const headers = { accept: 'application/json', 'x-sveltekit-action': 'true' };
	const body = enctype === 'multipart/form-data' ? content : asText(content);
	return { address: new URL(action, location.href), init: { method: 'POST', cache: 'no-store', headers, body } };
}

/** A file in a form that sends none is its name, as a browser has it. */
const asText = (content: FormData): URLSearchParams =>
	new URLSearchParams([...content].map(([name, value]) => [name, typeof value === 'string' ? value : value.name]));
