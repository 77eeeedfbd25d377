import { z } from 'zod';

/** A log is never longer; nobody plays that far. */
export const MOST_CHOICES = 5000;
const MOST_AT_ONCE = 500;

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const id = z.uuid().transform((text) => text.toLowerCase());

/** What a client sends of a run: what was chosen since the server last heard of it. */
export const SyncBody = z.strictObject({
	/** Made by the client when the run begins. */
	run: id,
	seed: z.int().min(0).max(4_294_967_295),
	/** Of the story's version. */
	hash,
	/** One for each sending: the same again is the same. */
	key: id,
	/** How many choices the server had, as far as the client knows, and the state's hash there. */
	base: z.int().min(0).max(MOST_CHOICES),
	before: hash,
	entries: z.array(z.string().min(1).max(300)).max(MOST_AT_ONCE),
	after: hash
});
export type SyncBody = Readonly<z.infer<typeof SyncBody>>;
