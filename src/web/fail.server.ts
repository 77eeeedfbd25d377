import { type ActionFailure, fail as refuse } from '@sveltejs/kit';
import { Refusal } from '#kernel/errors.ts';
import { bounded } from './given-back/bounded.ts';

/** Refuses a form in its page, with what was typed. Every refusal goes through here: what is given back is bounded before anything is drawn with it. */
export const fail = <Data>(status: number, data: Data): ActionFailure<Data> => refuse(status, bounded(data));

/** Whether an error is said in the form's page, with what was typed: what is not there has a page of its own, and over a limit nothing is given back. */
export const isSaidInPage = (error: unknown): error is Refusal =>
	error instanceof Refusal && error.status !== 404 && error.status !== 429;
