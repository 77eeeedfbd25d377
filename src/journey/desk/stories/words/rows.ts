/** What is ticked for a text: its key, and which text it was, so that only what was looked at is said to be read. */
export const rowId = ({ key, print }: Readonly<{ key: string; print: string }>): string => `${key} ${print}`;
