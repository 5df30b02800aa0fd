import type { Locator } from "@playwright/test";
import { Journey } from "../../e2e/support/journey";
import { offeredDomains } from "../../lib/fields/email";
import type { WireField } from "../../lib/kredibel/constraints";

/** Every key pressed, as by hand. */
export class HandmadeJourney extends Journey {
  /** Three taps mark what stands there. */
  protected override async type(box: Locator, answer: string): Promise<void> {
    const filled = (await box.inputValue()) !== "";
    await box.click({ clickCount: filled ? 3 : 1 });
    const at = answer.indexOf("@") + 1;
    const [stem, domain] = [answer.slice(0, at), answer.slice(at)];
    if (!offeredDomains(stem).includes(domain)) return box.pressSequentially(answer);
    await box.pressSequentially(stem);
    await this.press(`@${domain}`);
  }

  /**
   * From a result that rejects one answer to the next submission: opens it, gives another, sends.
   * @param answer what is typed, where the field is no photo
   */
  async mendAndSend(field: Exclude<WireField, "birthDate">, answer: string): Promise<void> {
    await this.correct();
    if (field === "identityImage" || field === "faceImage") await this.photograph();
    else {
      await this.type(this.textbox(this.words.fields[field]), answer);
      await this.press(this.words.next);
    }
    await this.expectStep("review");
    await this.submit();
  }
}
