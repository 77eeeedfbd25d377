import { audiences, type FieldGroup } from '#kernel/identity/index.ts';
import { show } from '#kernel/identity/server/visibility.ts';
import type { Tx } from '#kernel/server/db.ts';

/** Keeps to whom a person shows each group of what is known of her, as a form says; a group of which it says nothing stays as it is. */
export async function keepShown(tx: Tx, person: string, groups: readonly FieldGroup[], text: (name: string) => string) {
	for (const group of groups) {
		const audience = audiences.find((one) => one === text(group));
		if (audience) await show(tx, person, group, audience);
	}
}
