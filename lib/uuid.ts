/** Lower case, of any version. */
export const uuidPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

/** PostgreSQL fails on other texts. */
export const isUuid = (text: string): boolean => new RegExp(`^${uuidPattern}$`).test(text);
