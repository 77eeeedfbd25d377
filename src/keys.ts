import type { KeyKind } from '#kernel/identity/server/keys.ts';
import { keys } from '#kernel/identity/server/keys.ts';
import { absent } from '#kernel/identity/server/roles.ts';
import { db } from '#kernel/server/db.ts';
import type { Locale } from '#kernel/words.ts';
import { modules } from './modules.ts';

/** Every kind of keys that opens something. */
export const keyKinds: readonly KeyKind[] = modules.flatMap(({ keys }) => keys ?? []);

/** The keys that stand, as a page lists them; of one person when she is named, of one kind alone with `only`. `worth`: false when whoever made it may not do any more what it does. */
export async function keysShown(locale: Locale, person: string | null = null, only?: KeyKind) {
	const found = (await keys(person)).filter(({ kind }) => !only || kind === only.kind);
	return Promise.all(
		found.map(async (key) => {
			const kind = keyKinds.find((one) => one.kind === key.kind);
			const [opens, maker] = await Promise.all([kind?.tell(key, locale) ?? null, absent(key.person)]);
			return {
				...{ id: key.id, name: key.name, by: key.by, person: key.person },
				...{ madeAt: key.madeAt, endsAt: key.endsAt, usedAt: key.usedAt, opens },
				kind: kind?.name({}, { locale }) ?? key.kind,
				worth: Boolean(kind && maker && (await kind.may(maker, key, db)))
			};
		})
	);
}
