/** For how many days a merger of two organisations can be undone. */
export const MERGER_DAYS = 30;
