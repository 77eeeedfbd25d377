import type { Field, GraphicKind } from './kind.ts';
import { comment } from './kinds/comment.ts';
import { countdown } from './kinds/countdown.ts';
import { crawl } from './kinds/crawl.ts';
import { leaderboard } from './kinds/leaderboard.ts';
import { logo } from './kinds/logo.ts';
import { lowerThird } from './kinds/lower-third.ts';
import { poll } from './kinds/poll.ts';
import { qr } from './kinds/qr.ts';
import { question } from './kinds/question.ts';
import { quiz } from './kinds/quiz.ts';
import { result } from './kinds/result.ts';
import { title } from './kinds/title.ts';

/** All graphics, by their names. A new one is a line here, what is known of it in kinds/, its drawing in pieces/, and its name in the messages of the module. */
export const graphics = {
	'lower-third': lowerThird,
	title,
	question,
	comment,
	poll,
	result,
	quiz,
	leaderboard,
	qr,
	countdown,
	crawl,
	logo
} as const satisfies Readonly<Record<string, GraphicKind>>;

export type GraphicName = keyof typeof graphics;
export const graphicNames = Object.keys(graphics) as GraphicName[];

type FieldsOf<N extends GraphicName> = (typeof graphics)[N] extends { fields: infer F }
	? Extract<keyof F, string>
	: never;
/** A part of a graphic that is written before a show. */
export type FieldName = { [N in GraphicName]: FieldsOf<N> }[GraphicName];

/** What is known of a graphic; nothing of one that another program made. */
export function graphicOf(name: GraphicName): GraphicKind;
export function graphicOf(name: string): GraphicKind | undefined;
export function graphicOf(name: string): GraphicKind | undefined {
	return Object.hasOwn(graphics, name) ? graphics[name as GraphicName] : undefined;
}

/** What of a graphic is written before a show, and how, in the order of its form. */
export const fieldsOf = (name: string): [FieldName, Field][] =>
	Object.entries(graphicOf(name)?.fields ?? {}) as [FieldName, Field][];
