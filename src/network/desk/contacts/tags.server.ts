import type { RequestEvent } from '@sveltejs/kit';
import { m } from '#messages';
import { change } from '#web/act.server.ts';
import { removing, requireSure } from '#web/asking.server.ts';
import { fieldOf } from '#web/form.server.ts';
import { removeTag, renameTag } from '../../server/index.ts';

type Asked = Pick<RequestEvent, 'request' | 'locals' | 'setHeaders' | 'url'>;

export async function renameTagFrom(event: Asked) {
	const form = await event.request.formData();
	const typed = { tag: fieldOf(form, 'tag'), label: fieldOf(form, 'label') };
	return change(event, typed, (tx) => renameTag(tx, typed.tag, typed.label), '/desk/contacts/tags?done=saved', 'label');
}

export async function removeTagFrom(event: Asked) {
	const form = await event.request.formData();
	const tag = fieldOf(form, 'tag');
	return change(
		event,
		{ tag, label: '' },
		async (tx) => {
			const { label, uses, lists } = await removeTag(tx, tag);
			const says = [
				...(uses ? [m.contacts_tag_uses({ count: uses })] : []),
				...(lists ? [m.contacts_tag_lists({ count: lists })] : [])
			];
			requireSure(event, removing(label, says), form);
		},
		'/desk/contacts/tags?done=removed',
		'label'
	);
}
