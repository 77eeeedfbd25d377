import type { IncomingMessage } from 'node:http';
import type { Viewer } from '#kernel/identity/index.ts';
import type { Device } from '#kernel/server/device.ts';
import type { Locale } from '#kernel/words.ts';
import type { Program } from '#programs/server';
import type { enterAsThing } from '#sensing/server';

declare global {
	namespace App {
		interface Locals {
			/** The language of the page; French where the address names none. */
			locale: Locale;
			/** Our own path behind the address, the same in every language. */
			path: string;
			/** Who is signed in; null for a visitor, without a query when no cookie was sent. */
			viewer: Viewer | null;
			/** The device that its cookie names; null for one that has none of ours. */
			device?: Device | null;
			requestId: string;
			/** Below `/api`, whoever sends it by a key. */
			program?: Program | null;
			/** Below `/api/sensorthings`, the thing that speaks by its key. */
			thing?: Awaited<ReturnType<typeof enterAsThing>>;
			/** The team has put off what this address led to. */
			away?: boolean;
			/** The person whose data the page shows, when it is one: what the record of access says. */
			concerns?: string;
			/** The page whose form this request sends, as the browser names it. */
			formPage?: string;
			/** Whether it was led to sign in first. */
			signsInFirst?: boolean;
		}
		/** What adapter-node hands on. */
		interface Platform {
			req: IncomingMessage;
		}
		interface Error {
			/** The key of the sentence, for pages that add their own way out. */
			code?: string;
			requestId?: string;
			/** What becomes of a form that a limit refused, for a browser without JavaScript. */
			advice?: string;
		}
	}
}
