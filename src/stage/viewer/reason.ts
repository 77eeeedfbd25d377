import { m } from '#messages';
import type { Answer } from '../room/frames.ts';

/** Why something was not done, in the reader's language. */
export const reason = (answer: Answer): string => (answer.ok ? '' : answer.message || m.viewer_no_line());
