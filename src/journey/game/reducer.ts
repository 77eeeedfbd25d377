/**
 * The version of the rules that stand in the code of this folder. It is part of every story's hash, beside the numbers of its game.json.
 *
 * Raise it with every change of the code after which some log may come to another state or another offer; reducer.test.ts notices most of them. No run changes
 * then without a word: versions of a story that were made for other rules are refused, and once the same folder is sent again its runs in flight go through the rehearsal like
 * those of any new version.
 */
export const REDUCER = 1;
