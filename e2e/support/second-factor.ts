import { expect, type Page } from "@playwright/test";
import { codeOf, fromBase32, stepAt } from "../../lib/staff/second-factor/totp";

/** The key that the set-up shows. */
export async function readKey(page: Page): Promise<Buffer> {
  const key = page.locator("p.select-all");
  await expect(key).toHaveText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  return fromBase32(`${await key.textContent()}`.replaceAll(" ", ""));
}

/** As the app on a phone, `away` steps from now. */
export const codeFor = (secret: Buffer, away = 0): string => codeOf(secret, stepAt(new Date()) + away);
