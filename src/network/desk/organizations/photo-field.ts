/** What the fields of one picture of an organisation are called in its form; null: of a new one. */
export const photoField = (hash: string | null): string => `photo_${hash ?? 'new'}`;
