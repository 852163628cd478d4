/** Which cache a policy wants, by number. */
export const cachings = ['internal', 'external', 'prefer-external'] as const;
