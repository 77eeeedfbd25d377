import type { Viewer } from '#kernel/identity/index.ts';
import type { Locale } from '#kernel/words.ts';
import type { Answer, RoomAudience } from '../../room/frames.ts';
import type { CheckedOrder } from '../../room/orders.schema.ts';

/** Who asks something of a room. */
export type Who = Readonly<{
	/** The hash of her device; null: she has none, and then no ballot. */
	device: Buffer | null;
	/** The address that she comes from; undefined: the program itself. */
	from?: string | undefined;
	viewer: Viewer | null;
	as: RoomAudience;
	locale: Locale;
	station: Readonly<{ id: string; slug: string }> | null;
	commune: string | null;
	/** How late her picture is, as measured; null: not measured. */
	delayMs: number | null;
}>;

/** An order that waits for the next transaction. */
export type Asked<O = CheckedOrder> = Readonly<{ order: O; who: Who; arrivedAt: number; answer(answer: Answer): void }>;

export type Of<D extends CheckedOrder['do']> = Asked<Extract<CheckedOrder, { do: D }>>;
