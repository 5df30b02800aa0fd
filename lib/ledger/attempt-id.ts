/** An attempt's id as text, as `crypto.randomUUID` writes it; to be part of a pattern. */
export const attemptIdPattern = "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}";

const whole = new RegExp(`^${attemptIdPattern}$`);

/** Whether a text can be an attempt's id; PostgreSQL fails on any other. */
export const isAttemptId = (text: string): boolean => whole.test(text);
