import type { Page } from "@playwright/test";
import type { WireField } from "../../../lib/kredibel/constraints";

/** How a request differs from the one the page would have sent. `replace` carries base64. */
export type Forgery =
  | { kind: "without"; field: WireField }
  | { kind: "doubled"; field: WireField }
  | { kind: "replaced"; field: WireField; base64: string };

/** Changes a form in this way before it is sent without a browser. */
export function forgeForm(form: FormData, forgery: Forgery): FormData {
  const { field } = forgery;
  const value = form.get(field);
  if (value === null) throw new Error(`The form has no ${field}.`);
  if (forgery.kind === "doubled") form.append(field, value);
  else form.delete(field);
  if (forgery.kind === "replaced")
    form.set(field, new Blob([Buffer.from(forgery.base64, "base64")]), "photo.jpg");
  return form;
}

/**
 * Changes the form of the next submissions just before they leave: what somebody with developer tools could send. The
 * answer comes back to the page, so a test sees both that it was refused and what the person reads.
 */
export async function forgeSubmission(page: Page, forgery: Forgery): Promise<void> {
  await page.evaluate((change) => {
    const send = window.fetch.bind(window);
    window.fetch = async (input, init) => {
      const form = init?.body;
      if (form instanceof FormData && new Headers(init?.headers).has("next-action")) forge(form);
      return send(input, init);
    };

    /** Next numbers the fields of an action's form: `1_identityId`. */
    function forge(form: FormData): void {
      const key = [...form.keys()].find((name) => name === change.field || name.endsWith(`_${change.field}`));
      if (!key) throw new Error(`The form has no ${change.field}: ${[...form.keys()].join(", ")}`);
      // React reads an argument's entries as long as they stand together: a second one must follow the first.
      const entries = [...form.entries()];
      for (const [name] of entries) form.delete(name);
      for (const [name, value] of entries) {
        const values = name === key ? forged(value) : [value];
        for (const sent of values) form.append(name, sent);
      }
    }

    function forged(value: FormDataEntryValue): FormDataEntryValue[] {
      if (change.kind === "without") return [];
      return change.kind === "doubled" ? [value, value] : [photo(change.base64)];
    }

    function photo(base64: string): File {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      return new File([bytes], "photo.jpg", { type: "image/jpeg" });
    }
  }, forgery);
}
