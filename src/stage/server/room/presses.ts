import { ONE_PRESS_MS } from '../../room/clock.ts';
import type { Answer } from '../../room/frames.ts';
import type { CheckedOrder } from '../../room/orders.schema.ts';

/** The last order of a hand, and what the room answers to it. */
export type Press = Readonly<{ said: string; at: number; answer: Promise<Answer> }>;
type Presser = { pressed?: Press };

/** What an order asks, whatever its number and what was seen. */
const saidBy = (order: CheckedOrder): string =>
	JSON.stringify({ ...order, n: undefined, seen: undefined, clock: undefined });

/** A key that bounces, a button that is pressed twice: what the first press was answered. Null: it is the first. */
export function firstOf({ pressed }: Presser, order: CheckedOrder, now: number): Promise<Answer> | null {
	return pressed && now - pressed.at < ONE_PRESS_MS && pressed.said === saidBy(order) ? pressed.answer : null;
}

/** Remembers a press. @returns what the room's answer is told to. */
export function press(presser: Presser, order: CheckedOrder, now: number): (answer: Answer) => void {
	const { promise, resolve } = Promise.withResolvers<Answer>();
	presser.pressed = { said: saidBy(order), at: now, answer: promise };
	return resolve;
}
